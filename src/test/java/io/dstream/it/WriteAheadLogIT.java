package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two words come and are in no batch when the program is killed, since its first batch ends hours
 * later; a third comes to the next one, whose batches are short.
 */
class WriteAheadLogIT {
  private static final String NEVER = "500h";

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void whatWasReceivedCountsAfterAKill() {
    assertThat(killedInABatch("with", "--wal"))
        .isEqualTo(Tally.of("one two three".getBytes(UTF_8)));
  }

  @Test
  void withoutItWhatWasReceivedIsLost() {
    assertThat(killedInABatch("without")).isEqualTo(Tally.of("three".getBytes(UTF_8)));
  }

  private Tally killedInABatch(String name, Object... options) {
    Path checkpoint = dstream.directory("checkpoints").resolve(name);
    Path output = dstream.directory("out-" + name);
    try (LineServer server = LineServer.start()) {
      Program killed = command(NEVER, server, checkpoint, output, options).start();
      server.awaitClient().send("one\n").send("two\nthr").awaitReceived();
      if (options.length > 0) {
        killed.await("logs what came in", p -> Logged.in(checkpoint).contains("two"));
      }
      killed.signal("KILL");
      killed.end();
      assertThat(TextOutput.visibleIn(output).batches()).as("results of a batch").isEmpty();
      server.hangUp();
      Program next = command("300ms", server, checkpoint, output, options).start();
      server.awaitClient().send("three\n").awaitReceived();
      next.signal("TERM");
      assertThat(next.end().status()).isEqualTo(143);
      return TextOutput.in(output).tsv().latest();
    }
  }

  private Dstream.Command command(
      String batch, LineServer server, Path checkpoint, Path output, Object... options) {
    return dstream
        .command("wordcount --source socket --stateful --sink text --format tsv --batch")
        .with(batch, "--port", server.port())
        .with("--checkpoint", checkpoint, "--output", output)
        .with(options);
  }
}
