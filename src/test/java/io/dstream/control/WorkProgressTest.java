package io.dstream.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WorkProgressTest {
  private static final int OFTEN = 10;

  private final StringWriter err = new StringWriter();
  private final Notices notices = notices(false);

  @Test
  void sayLinesWhereThereIsNoTerminal() {
    try (WorkProgress progress = WorkProgress.said("messages sent", 2000, notices, OFTEN)) {
      progress.to(500);
      progress.at("the first half");
      await("500 of 2,000 messages sent (25%) after ");
      await("; the first half\n");
    }
    assertThat(err.toString().lines()).allMatch(line -> line.startsWith("dstream: "));
    assertThat(err.toString()).doesNotContain("\033", "\r");
  }

  @Test
  void workThatIsDoneAtOnceSaysNothing() {
    try (WorkProgress progress =
        WorkProgress.said("messages sent", 10, notices, Integer.MAX_VALUE)) {
      progress.to(10);
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aBarIsDrawnUnderTheNoticesAndGoneInTheEnd() {
    try (WorkProgress progress = WorkProgress.drawn("messages sent", 200, notices, OFTEN)) {
      progress.to(50);
      await("messages sent  25% [");
      notices.say("a notice");
      await("\r\033[Kdstream: a notice\n");
    }
    assertThat(err.toString()).endsWith("\r\033[K");
  }

  @Test
  void quietMeansNothing() {
    Notices quiet = notices(true);
    try (WorkProgress progress = WorkProgress.of("messages sent", 200, quiet)) {
      progress.to(50);
    }
    assertThat(err.toString()).isEmpty();
  }

  private Notices notices(boolean quiet) {
    return Notices.to(new PrintWriter(err), quiet, false);
  }

  private void await(String text) {
    Awaitility.await()
        .until(() -> err.toString().replace(System.lineSeparator(), "\n").contains(text));
  }
}
