package io.dstream.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Random;

/**
 * Bytes in which everything that could be cut or read wrongly stands beside everything else: each
 * Unicode White_Space, what looks like it, broken UTF-8, control characters and all line ends.
 */
final class OddBytes {
  /** As ISO-8859-1, a character a byte. */
  private static final List<String> PIECES =
      List.of(
          // White space, alone and in UTF-8.
          "\t",
          "\n",
          "\u000B",
          "\f",
          "\r",
          "\r\n",
          " ",
          "\u00C2\u0085",
          "\u00C2\u00A0",
          "\u00E1\u009A\u0080",
          "\u00E2\u0080\u0080",
          "\u00E2\u0080\u0081",
          "\u00E2\u0080\u0082",
          "\u00E2\u0080\u0083",
          "\u00E2\u0080\u0084",
          "\u00E2\u0080\u0085",
          "\u00E2\u0080\u0086",
          "\u00E2\u0080\u0087",
          "\u00E2\u0080\u0088",
          "\u00E2\u0080\u0089",
          "\u00E2\u0080\u008A",
          "\u00E2\u0080\u00A8",
          "\u00E2\u0080\u00A9",
          "\u00E2\u0080\u00AF",
          "\u00E2\u0081\u009F",
          "\u00E3\u0080\u0080",
          // Neighbours of it, the byte order mark, and the controls that Java's isWhitespace takes.
          "\u00C2\u0084",
          "\u00C2\u0086",
          "\u00C2\u00A1",
          "\u00E1\u00A0\u008E",
          "\u00E2\u0080\u008B",
          "\u00E2\u0080\u00AA",
          "\u00E2\u0081\u00A0",
          "\u00E3\u0080\u0081",
          "\u00EF\u00BB\u00BF",
          "\u001C",
          "\u001F",
          // No UTF-8: begins without an end, an end without a begin, overlong, a surrogate.
          "\u00C2",
          "\u00E2",
          "\u00E2\u0080",
          "\u00E1\u009A",
          "\u00E3",
          "\u00F0\u009F",
          "\u0080",
          "\u00A0",
          "\u00FF",
          "\u00C0\u00A0",
          "\u00ED\u00A0\u0080",
          // Words, and what formats escape.
          "a",
          "b",
          "x",
          "xx",
          "A",
          "\u00C3\u00A4",
          "\u00F0\u009F\u008C\u008A",
          "\u0000",
          "\u0001",
          "\u007F",
          "\\",
          "\\t",
          "\\x41",
          "\"",
          ",",
          ",,",
          "a",
          "b",
          " ",
          " ",
          " ");

  private OddBytes() {}

  /** At least {@code length} bytes, the same for the same seed; the last line has no end. */
  static byte[] of(long seed, int length) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(length + 8);
    while (text.length() < length) {
      text.append(
          random.nextInt(20) == 0
              ? String.valueOf((char) random.nextInt(256))
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.append("end").toString().getBytes(ISO_8859_1);
  }
}
