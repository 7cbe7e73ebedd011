package io.dstream.it;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * Text whose words follow Zipf's law, the same for the same seed. Some words are not ASCII, some no
 * UTF-8; most lines end with LF, some with CRLF; some words have other white space between them
 * than a blank.
 */
final class ZipfText {
  private static final int VOCABULARY = 20_000;
  private static final int WORDS_PER_LINE = 20;
  private static final String[] SPACES = {"\t", "  ", "\u00A0", "\u2003", "\u3000", "\u0085"};

  private final Random random;
  private final double[] cumulated = new double[VOCABULARY];

  ZipfText(long seed) {
    random = new Random(seed);
    double sum = 0;
    for (int rank = 0; rank < VOCABULARY; rank++) {
      sum += 1.0 / (rank + 1);
      cumulated[rank] = sum;
    }
  }

  /** So many lines. */
  byte[] lines(int count) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      appendLine(text);
    }
    return text.toByteArray();
  }

  /** At least so many bytes of whole lines. */
  byte[] bytes(int atLeast) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(atLeast + 1024);
    while (text.size() < atLeast) {
      appendLine(text);
    }
    return text.toByteArray();
  }

  /** So many lines, the last one without an end. */
  byte[] linesWithoutLastEnd(int count) {
    byte[] lines = lines(count);
    int end = lines.length;
    while (lines[end - 1] == '\n' || lines[end - 1] == '\r') {
      end--;
    }
    return Arrays.copyOf(lines, end);
  }

  private void appendLine(ByteArrayOutputStream text) {
    int words = 1 + random.nextInt(2 * WORDS_PER_LINE);
    for (int i = 0; i < words; i++) {
      if (i > 0) {
        boolean blank = random.nextInt(50) > 0;
        text.writeBytes(utf8(blank ? " " : SPACES[random.nextInt(SPACES.length)]));
      }
      text.writeBytes(word(rank()));
    }
    text.writeBytes(utf8(random.nextInt(20) == 0 ? "\r\n" : "\n"));
  }

  private int rank() {
    double point = random.nextDouble() * cumulated[VOCABULARY - 1];
    int found = Arrays.binarySearch(cumulated, point);
    return Math.min(VOCABULARY - 1, found < 0 ? -found - 1 : found);
  }

  private static byte[] word(int rank) {
    String letters = Integer.toString(rank + 10, Character.MAX_RADIX);
    if (rank % 17 == 3) {
      return utf8("naïve" + letters);
    }
    if (rank % 23 == 4) {
      return utf8("流" + letters + "\uD83C\uDF0A");
    }
    if (rank % 29 == 5) {
      // A byte that UTF-8 never has, and the begin of a character that does not come.
      return concat(utf8(letters), new byte[] {(byte) 0xFF, (byte) 0xE2, (byte) 0x80});
    }
    return utf8(letters);
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
