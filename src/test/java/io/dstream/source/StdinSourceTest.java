package io.dstream.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class StdinSourceTest {
  @Test
  void whatWasLookedAtIsReadAsIfItWereNot() throws IOException {
    StdinSource stdin = stdin("one\ntw", "o\nthree");
    assertThat(stdin.sample().orElseThrow().lines()).containsExactly("one");
    assertThat(stdin.sample().orElseThrow().begin()).isTrue();
    assertThat(read(stdin)).isEqualTo("one\ntwo\nthree");
  }

  @Test
  void theFirstLineIsWaitedForAndTheLastOneNeedsNoEnd() throws IOException {
    StdinSource stdin = stdin("o", "n", "e");
    assertThat(stdin.sample().orElseThrow().lines()).containsExactly("one");
    assertThat(read(stdin)).isEqualTo("one");
    assertThat(stdin("").sample().orElseThrow().lines()).isEmpty();
  }

  @Test
  void aLineThatIsLongerThanWhatIsLookedAtIsNone() throws IOException {
    String line = "x".repeat(FirstLines.BYTES + 1);
    StdinSource stdin = stdin(line);
    assertThat(stdin.sample().orElseThrow().lines()).isEmpty();
    assertThat(read(stdin)).isEqualTo(line);
  }

  /** Parts that come one after the other: a read gives no more than one. */
  private static StdinSource stdin(String... parts) {
    InputStream in = InputStream.nullInputStream();
    for (String part : List.of(parts)) {
      in = new SequenceInputStream(in, new ByteArrayInputStream(part.getBytes(UTF_8)));
    }
    return new StdinSource(new PushbackInputStream(in, FirstLines.BYTES));
  }

  private static String read(StdinSource stdin) throws IOException {
    return new String(stdin.in().readAllBytes(), UTF_8);
  }
}
