package io.dstream.sink.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;

/** A row on its way into the table. The arrays are not to be changed. */
final class KeyedWord {
  /** The order of the table's key. */
  static final Comparator<KeyedWord> BY_HASH =
      (one, other) -> Arrays.compareUnsigned(one.hash, other.hash);

  private static final int SHOWN = 40;

  private final byte[] hash;
  private final byte[] word;
  private final long count;

  /** A word's row; {@code hash} is the SHA-256 of the word. */
  KeyedWord(byte[] hash, byte[] word, long count) {
    this.hash = hash;
    this.word = word;
    this.count = count;
  }

  /** A row of a word that is read from the table. */
  static KeyedWord of(String word, long count) {
    return new KeyedWord(new byte[0], word.getBytes(StandardCharsets.UTF_8), count);
  }

  byte[] hash() {
    return hash;
  }

  byte[] word() {
    return word;
  }

  long count() {
    return count;
  }

  /** The word as text, with U+FFFD for what is none. */
  String text() {
    return new String(word, StandardCharsets.UTF_8);
  }

  /** Whether {@code text} is all of the word. */
  boolean isWholeAs(String text) {
    return Arrays.equals(word, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The word for a message: what is not printed escaped, what is long cut off. */
  String shown() {
    String text = text();
    StringBuilder shown = new StringBuilder("'");
    text.codePoints()
        .limit(SHOWN)
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                shown.append("\\x").append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    boolean cut = text.codePoints().skip(SHOWN).findAny().isPresent();
    return shown + (cut ? "…' (" + word.length + " bytes)" : "'");
  }
}
