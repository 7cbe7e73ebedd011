package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Exact results of a pipeline that is killed, and nothing left behind. */
@Tag("slow")
class ChaosIT {
  private static final Pattern EXACT = Pattern.compile("exact: [\\d,]+ words, 0 differ\n");

  @RegisterExtension static final Broker BROKER = new Broker();

  @RegisterExtension static final MariaDb.Extension MARIADB = new MariaDb.Extension();

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void filesIntoTextPerBatch() {
    assertExact(chaos("--source file --sink text"));
  }

  @Test
  void filesIntoATopicInTransactions() {
    assertExact(chaos("--source file --sink kafka"));
  }

  @Test
  void kafkaIntoH2Windowed() {
    assertExact(chaos("--source kafka --sink jdbc --window 2s --slide 1s"));
  }

  @Test
  void kafkaIntoMariaDbStatefulAtAGivenBrokerAndDatabase() throws Exception {
    assertExact(
        BROKER
            .into(chaos("--stateful --source kafka"))
            .with(
                "--sink", "jdbc", "--jdbc-url", MARIADB.server().url(), "--jdbc-user", MariaDb.USER)
            .with("--jdbc-password", "env:PASSWORD")
            .env("PASSWORD", MariaDb.PASSWORD));
    assertThat(BROKER.topics()).noneMatch(topic -> topic.startsWith("dstream-chaos"));
    String tables =
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_name LIKE 'dstream_chaos%'";
    assertThat(MARIADB.server().database().value(tables)).isEqualTo("0");
  }

  @Test
  void aSignalKillsThePipelineAndLeavesNothing() {
    Program chaos = chaos("--source file --sink text").start();
    chaos.await("has killed", program -> program.err().contains("kill 1 of 2"));
    chaos.signal("TERM");
    assertThat(chaos.end().status()).isEqualTo(143);
    assertNothingIsLeft();
  }

  private void assertExact(Dstream.Command chaos) {
    Program.Ended end = chaos.run();
    assertThat(end.out()).as(end.err()).matches(EXACT);
    assertThat(end.err()).contains("kill 2 of 2");
    assertThat(end.status()).isZero();
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() {
    assertThat(dstream.running()).isEmpty();
    assertThat(dstream.leftBehind()).isEmpty();
  }

  private Dstream.Command chaos(String options) {
    return dstream.command(
        "chaos --kills 2 --records 20000 --words 3000 --batch 500ms --seed 8 " + options);
  }
}
