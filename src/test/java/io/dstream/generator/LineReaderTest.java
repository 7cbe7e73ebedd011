package io.dstream.generator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
  @Test
  void aLineKeepsItsEndAndTheLastOneMayLackIt() throws IOException {
    assertThat(lines(stream("a b\r\n\nc\rd\n\r\nlast\r"), true))
        .containsExactly("a b\r\n", "\n", "c\rd\n", "\r\n", "last\r");
  }

  @Test
  void textIsALineWithoutItsEnd() throws IOException {
    assertThat(lines(stream("a b\r\n\nc\rd\n\r\nlast\r"), false))
        .containsExactly("a b", "", "c\rd", "", "last\r");
  }

  @Test
  void nothingHasNoLine() throws IOException {
    assertThat(lines(stream(""), true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 65_535, 65_536, 65_537})
  void whereReadsEndDoesNotMatter(int read) throws IOException {
    String text = "x".repeat(65_535) + "\n" + "y".repeat(200_000) + "\r\nz\n\n" + "\u00ff\u0000";
    assertThat(String.join("", lines(inReadsOf(read, text), true))).isEqualTo(text);
    assertThat(lines(inReadsOf(read, text), false))
        .containsExactly("x".repeat(65_535), "y".repeat(200_000), "z", "", "\u00ff\u0000");
  }

  private static List<String> lines(InputStream in, boolean withEnds) throws IOException {
    List<String> lines = new ArrayList<>();
    try (LineReader reader = new LineReader(in)) {
      while (reader.next()) {
        int length = withEnds ? reader.length() : reader.textLength();
        lines.add(new String(reader.buffer(), reader.offset(), length, ISO_8859_1));
      }
    }
    return lines;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
  }

  private static InputStream inReadsOf(int most, String text) {
    return new FilterInputStream(stream(text)) {
      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return super.read(into, offset, Math.min(most, length));
      }
    };
  }
}
