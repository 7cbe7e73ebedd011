package io.dstream.text;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;

/**
 * What happens to a word between the tokenizer and the table: lower case (Unicode, no locale), then
 * a least length in code points (a byte that is no UTF-8 counts as one), then a list of stop words.
 */
public final class WordFilter implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean lowerCase;
  private final int minLength;
  private final HashSet<String> stopWords;

  /** Stop words are compared after lower-casing, and are lower-cased with the words. */
  public WordFilter(boolean lowerCase, int minLength, Collection<String> stopWords) {
    this.lowerCase = lowerCase;
    this.minLength = minLength;
    this.stopWords = new HashSet<>();
    for (String word : stopWords) {
      this.stopWords.add(lowerCase ? word.toLowerCase(Locale.ROOT) : word);
    }
  }

  /** Whether every word passes as it is, so that the filter can be left out. */
  public boolean passesAll() {
    return !lowerCase && minLength <= 1 && stopWords.isEmpty();
  }

  /**
   * What takes words from a tokenizer and gives those that pass, as they are to count, to {@code
   * next}, the others to {@code leftOut}.
   */
  public LineBlock.Span before(LineBlock.Span next, LineBlock.Span leftOut) {
    return passesAll() ? next : (bytes, from, to) -> filter(bytes, from, to, next, leftOut);
  }

  private void filter(byte[] bytes, int from, int to, LineBlock.Span next, LineBlock.Span leftOut) {
    String word = LosslessUtf8.decode(bytes, from, to);
    String counted = lowerCase ? word.toLowerCase(Locale.ROOT) : word;
    if (counted.codePointCount(0, counted.length()) < minLength || stopWords.contains(counted)) {
      leftOut.accept(bytes, from, to);
    } else if (counted.equals(word)) {
      next.accept(bytes, from, to);
    } else {
      byte[] lower = LosslessUtf8.encode(counted);
      next.accept(lower, 0, lower.length);
    }
  }
}
