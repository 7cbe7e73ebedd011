package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes together with {@code --source stdin}; nothing is read. */
class StdinOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "stdin, --checkpoint state, --checkpoint is of no use with --source stdin",
    "queue:, --checkpoint state --wal, --checkpoint is of no use with --source queue",
    "stdin, --wal, --wal needs --checkpoint",
    "stdin, --max-rate 5, --max-rate has no effect on stdin:",
    "stdin, --backpressure, --backpressure has no effect on stdin:",
    "stdin, --live, --live reads its keys from stdin",
    "stdin, --port 5, --port belongs to --source socket",
    "stdin:more, '', --source stdin:more: the URI of stdin is stdin: and no more",
    "queue:more, '', --source queue:more: the queue's URI is queue: and nothing more",
    "socket:, '', --source socket: is no URI"
  })
  void whatItCannotDoIsRefused(String source, String options, String message) {
    CommandRun run = CommandRun.of(("wordcount --source " + source + " " + options).split(" "));
    assertThat(run.err()).startsWith("dstream: " + message);
    assertThat(run.exitStatus()).isEqualTo(2);
  }

  @Test
  void whatIsReadIsLoggedWhereThatIsAskedFor() {
    CommandRun plan =
        CommandRun.of("wordcount --source stdin --checkpoint state --wal --explain".split(" "));
    assertThat(plan.err()).isEmpty();
    assertThat(plan.out()).contains("\nguarantee  at least once: for what was read: it is logged");
  }

  @Test
  void itsNameAndItsUriSayTheSame() {
    CommandRun plan = CommandRun.of("wordcount", "--source", "stdin", "--explain");
    assertThat(plan.err()).isEmpty();
    assertThat(plan.out())
        .startsWith("source     stdin:\n")
        .contains("\nguarantee  at most once: stdin does not repeat itself");
    assertThat(CommandRun.of("wordcount", "--source", "stdin:", "--explain")).isEqualTo(plan);
  }
}
