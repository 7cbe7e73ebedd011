package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Exact results of a pipeline that is killed, and nothing left behind. */
class ChaosIT {
  private static final Pattern EXACT = Pattern.compile("exact: [\\d,]+ words, 0 differ\n");

  @RegisterExtension static final Broker BROKER = new Broker();

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void filesIntoTextPerBatch() {
    assertExact("--source file --sink text --kills 2", 2);
  }

  @Test
  void kafkaIntoJdbcWindowed() {
    assertExact("--source kafka --sink jdbc --kills 2 --window 2s --slide 1s", 2);
  }

  @Test
  void kafkaIntoJdbcStateful() throws Exception {
    assertExact(
        "--source kafka --sink jdbc --kills 2 --stateful --bootstrap-server " + BROKER.address(),
        2);
    assertThat(BROKER.topics()).isEmpty();
  }

  @Test
  void aSignalKillsThePipelineAndLeavesNothing() {
    Program chaos = chaos("--source file --sink text --kills 5").start();
    chaos.await("has killed", program -> program.err().contains("kill 1 of 5"));
    chaos.signal("TERM");
    assertThat(chaos.end().status()).isEqualTo(143);
    assertNothingIsLeft();
  }

  private void assertExact(String options, int kills) {
    Program.Ended end = chaos(options).run();
    assertThat(end.out()).as(end.err()).matches(EXACT);
    assertThat(end.err()).contains("kill %d of %d".formatted(kills, kills));
    assertThat(end.status()).isZero();
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() {
    assertThat(dstream.running()).isEmpty();
    assertThat(dstream.leftBehind()).isEmpty();
  }

  private Dstream.Command chaos(String options) {
    return dstream.command("chaos --records 20000 --words 3000 --batch 500ms --seed 8 " + options);
  }
}
