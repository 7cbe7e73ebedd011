package io.dstream.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineBlockReaderTest {

  @Test
  void blocksTogetherAreTheStreamAndEachEndsWithALine() throws IOException {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      String text = lines(random, random.nextInt(200), random.nextInt(40_000));
      List<String> blocks = blocks(new LineBlockReader(trickle(text, random)));
      assertThat(String.join("", blocks)).as("seed %d", seed).isEqualTo(text);
      assertThat(blocks.subList(0, Math.max(0, blocks.size() - 1)))
          .as("seed %d", seed)
          .allMatch(block -> block.endsWith("\n"));
    }
  }

  @Test
  void slicesShareNoLineAndMissNone() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      String text = lines(random, random.nextInt(30), 20);
      StringBuilder together = new StringBuilder();
      int from = 0;
      while (from < text.length()) {
        int to = Math.min(text.length(), from + 1 + random.nextInt(30));
        together.append(slice(text, from, to));
        from = to;
      }
      assertThat(together.toString()).as("seed %d", seed).isEqualTo(text);
    }
  }

  @Test
  void whatIsAtHandIsHandedOverAndTheRestOfABrokenLineLast() throws IOException {
    LineBlockReader reader = new LineBlockReader(breakingOff("one\ntwo\nthr"));
    assertThat(text(reader.next().orElseThrow())).isEqualTo("one\ntwo\n");
    assertThat(org.assertj.core.api.Assertions.catchThrowable(reader::next))
        .hasMessageContaining("broken off");
    assertThat(text(reader.rest().orElseThrow())).isEqualTo("thr");
    assertThat(reader.rest()).isEmpty();
  }

  @Test
  void countsLinesWithAndWithoutAnEnd() {
    assertThat(
            List.of("", "\n", "a", "a\n", "a\nb", "\r\n\r\n").stream()
                .map(t -> Words.block(t).lines()))
        .containsExactly(0, 1, 1, 1, 2, 2);
  }

  private static String slice(String text, int from, int to) throws IOException {
    if (from == 0) {
      return String.join("", blocks(new LineBlockReader(whole(text), to)));
    }
    LineBlockReader reader =
        new LineBlockReader(whole(text.substring(from - 1)), (long) to - from + 1);
    reader.skipLine();
    return String.join("", blocks(reader));
  }

  private static List<String> blocks(LineBlockReader reader) throws IOException {
    List<String> blocks = new ArrayList<>();
    Optional<LineBlock> block = reader.next();
    while (block.isPresent()) {
      blocks.add(text(block.get()));
      block = reader.next();
    }
    return blocks;
  }

  private static String text(LineBlock block) {
    return Words.string(block.bytes(), block.from(), block.to());
  }

  private static String lines(Random random, int lines, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("x".repeat(random.nextInt(longest + 1)))
          .append(random.nextBoolean() ? "\n" : "\r\n");
    }
    return text + (random.nextBoolean() ? "no end" : "");
  }

  private static InputStream whole(String text) {
    return new ByteArrayInputStream(Words.bytes(text));
  }

  /** Gives a few bytes a read, as a socket may. */
  private static InputStream trickle(String text, Random random) {
    return new ByteArrayInputStream(Words.bytes(text)) {
      @Override
      public synchronized int read(byte[] to, int offset, int length) {
        return super.read(to, offset, 1 + random.nextInt(Math.min(length, 20_000)));
      }

      @Override
      public synchronized int available() {
        return random.nextInt(2);
      }
    };
  }

  private static InputStream breakingOff(String text) {
    return new ByteArrayInputStream(Words.bytes(text)) {
      @Override
      public synchronized int read(byte[] to, int offset, int length) {
        int read = super.read(to, offset, length);
        if (read < 0) {
          throw new java.io.UncheckedIOException(new IOException("broken off"));
        }
        return read;
      }

      @Override
      public synchronized int available() {
        return 0;
      }
    };
  }
}
