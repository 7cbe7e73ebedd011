package io.dstream.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Splits text in bytes into words at ASCII white space: space, TAB, LF, VT, FF, CR. */
final class AsciiWords {
  private AsciiWords() {}

  /** Returns all words in order. */
  static List<byte[]> of(byte[] text) {
    List<byte[]> words = new ArrayList<>();
    for (int end, start = begin(text, 0); start < text.length; start = begin(text, end)) {
      end = end(text, start);
      words.add(Arrays.copyOfRange(text, start, end));
    }
    return words;
  }

  /** Returns the first word, or empty if there is none. */
  static Optional<byte[]> first(byte[] text) {
    int start = begin(text, 0);
    return start == text.length
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(text, start, end(text, start)));
  }

  private static int begin(byte[] text, int from) {
    int i = from;
    while (i < text.length && isSpace(text[i])) {
      i++;
    }
    return i;
  }

  private static int end(byte[] text, int from) {
    int i = from;
    while (i < text.length && !isSpace(text[i])) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }
}
