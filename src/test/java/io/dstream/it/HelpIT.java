package io.dstream.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where help goes, and how wide it is in a pipe. */
final class HelpIT {
  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void isAsWideAsColumnsSays() {
    assertThat(widest("132")).isBetween(81, 132);
    assertThat(widest("")).isLessThanOrEqualTo(80);
  }

  @Test
  void failsWhereStdoutIsClosed() {
    assertThat(dstream.bash("exec dstream wordcount --help >&-").run())
        .isEqualTo(
            new Program.Ended(
                1, "", "dstream: stdout cannot be written to: Bad file descriptor\n"));
  }

  private int widest(String columns) {
    String help = dstream.command("wordcount --help").env("COLUMNS", columns).run().quietly();
    String text = new String(help.getBytes(ISO_8859_1), UTF_8);
    return text.lines().mapToInt(String::length).max().orElseThrow();
  }
}
