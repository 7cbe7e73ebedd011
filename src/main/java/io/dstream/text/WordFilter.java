package io.dstream.text;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;

/**
 * Filters words between the tokenizer and the table. It converts words to lower case (Unicode, no
 * locale), then requires a minimum length in code points (an invalid UTF-8 byte counts as one),
 * then removes stop words.
 */
public final class WordFilter implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean lowerCase;
  private final int minLength;
  private final HashSet<String> stopWords;

  /** Creates a filter. Stop words are lower-cased if words are, and compared after that. */
  public WordFilter(boolean lowerCase, int minLength, Collection<String> stopWords) {
    this.lowerCase = lowerCase;
    this.minLength = minLength;
    this.stopWords = new HashSet<>();
    for (String word : stopWords) {
      this.stopWords.add(lowerCase ? word.toLowerCase(Locale.ROOT) : word);
    }
  }

  /** Whether every word passes unchanged, so that the filter can be omitted. */
  public boolean passesAll() {
    return !lowerCase && minLength <= 1 && stopWords.isEmpty();
  }

  /**
   * Returns a receiver for the words of a tokenizer. It passes accepted words, in the form to
   * count, to {@code next} and the others to {@code leftOut}.
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
