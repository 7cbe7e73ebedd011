package io.dstream.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How wide help is where it goes into a pipe. */
final class HelpIT {
  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void isAsWideAsColumnsSays() {
    assertThat(widest("132")).isBetween(81, 132);
    assertThat(widest("")).isLessThanOrEqualTo(80);
  }

  private int widest(String columns) {
    String help = dstream.command("wordcount --help").env("COLUMNS", columns).run().quietly();
    String text = new String(help.getBytes(ISO_8859_1), UTF_8);
    return text.lines().mapToInt(String::length).max().orElseThrow();
  }
}
