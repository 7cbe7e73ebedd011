package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Exact results of pipelines that are killed, and nothing left behind. */
@Tag("slow")
class ChaosPipeIT {
  private static final Pattern EXACT =
      Pattern.compile("exact: [1-9][\\d,]* rows of [1-9][\\d,]* batches, 0 differ\n");

  private static final String WORDS = "flatMap(line -> split(line, ' ')) | ";

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void filesThroughAWindowIntoText() {
    assertExact(
        chaos("--source file --sink text --pipe")
            .with(WORDS + "map(w -> (w, 1)) | reduceByKeyAndWindow(_ + _, _ - _, 2s, 1s)"));
  }

  @Test
  void kafkaThroughStatesIntoH2() {
    assertExact(
        chaos("--source kafka --sink jdbc --pipe")
            .with(
                WORDS
                    + "map(w -> (w, 1L)) | updateStateByKey((values, state) ->"
                    + " coalesce(state, 0L) + aggregate(values, 0L, (s, n) -> s + n))"));
  }

  /** Rows that have no key. */
  @Test
  void kafkaLineByLineIntoATopicInTransactions() {
    assertExact(chaos("--source kafka --sink kafka --pipe").with(WORDS + "map(w -> upper(w))"));
  }

  private void assertExact(Dstream.Command chaos) {
    Program.Ended end = chaos.run();
    assertThat(end.out()).as(end.err()).matches(EXACT);
    assertThat(end.err()).contains("kill 2 of 2");
    assertThat(end.status()).isZero();
    assertThat(dstream.running()).isEmpty();
    assertThat(dstream.leftBehind()).isEmpty();
  }

  private Dstream.Command chaos(String options) {
    return dstream.command(
        "chaos --kills 2 --records 20000 --words 3000 --batch 500ms --seed 8 " + options);
  }
}
