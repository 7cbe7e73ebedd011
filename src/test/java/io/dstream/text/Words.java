package io.dstream.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Test data: bytes as ISO-8859-1 strings, so that they can be keys and be read in messages. */
public final class Words {
  private Words() {}

  /** The bytes of {@code text}, each char one byte. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The UTF-8 bytes of {@code text}, each as a char. */
  public static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  public static String string(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  public static LineBlock block(String text) {
    byte[] bytes = bytes(text);
    return new LineBlock(bytes, 0, bytes.length);
  }

  /** What a table holds, zero counts left out. */
  public static Map<String, Long> counts(WordTable table) {
    Map<String, Long> counts = new HashMap<>();
    table.forEach((bytes, from, to, count) -> counts.put(string(bytes, from, to), count));
    return counts;
  }

  /** The words that a tokenizer finds. */
  public static List<String> words(Tokenizer tokenizer, String text) {
    List<String> words = new ArrayList<>();
    tokenizer.tokenize(block(text), (bytes, from, to) -> words.add(string(bytes, from, to)));
    return words;
  }

  /** Random bytes rich in white space, line ends, UTF-8 leads and continuations. */
  public static String noise(Random random, int length) {
    String rich =
        " \t\n\r\u000b\u0085\u00a0\u00c2\u00e1\u00e2\u00e3\u009a\u0080\u0081\u00a8\u00af\u00f0\u009fa";
    StringBuilder noise = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      noise.append(
          random.nextInt(4) == 0
              ? (char) random.nextInt(256)
              : rich.charAt(random.nextInt(rich.length())));
    }
    return noise.toString();
  }
}
