package io.dstream.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the known word that a mistyped word most likely stands for. This is the word with the
 * fewest wrong, missing, extra or swapped adjacent letters. The comparison ignores case.
 */
public final class Nearest {
  /** Shorter words resemble too many others. */
  private static final int SHORTEST = 3;

  /** Longer texts are not words and not worth the time. */
  private static final int LONGEST = 64;

  /** The number of letters in a word for each allowed error. */
  private static final int LETTERS_AN_ERROR = 4;

  private Nearest() {}

  /**
   * Returns the nearest known word, or else the shortest one that begins with {@code word}; empty
   * when none is near. Returns the first of several that are equally near.
   */
  public static Optional<String> of(String word, Collection<String> known) {
    String typed = word.toLowerCase(Locale.ROOT);
    int letters = typed.replace("-", "").length();
    if (letters < SHORTEST || letters > LONGEST) {
      return Optional.empty();
    }
    int allowed = Math.max(1, letters / LETTERS_AN_ERROR);
    return known.stream()
        .filter(candidate -> distance(typed, candidate) <= allowed)
        .min(Comparator.comparingInt(candidate -> distance(typed, candidate)))
        .or(
            () ->
                known.stream()
                    .filter(candidate -> candidate.toLowerCase(Locale.ROOT).startsWith(typed))
                    .min(Comparator.comparingInt(String::length)));
  }

  /**
   * Returns a hint for an unknown word: {@code did you mean kafka? sources are …}.
   *
   * @param more text that the hint always contains
   */
  public static String hint(String word, Collection<String> known, String more) {
    return (of(word, known).map(near -> "did you mean " + near + "? ").orElse("") + more).strip();
  }

  /**
   * Computes the restricted Damerau-Levenshtein distance. The distance in commons-text counts a
   * swap, the most common typo, as two errors.
   */
  private static int distance(String typed, String candidate) {
    String other = candidate.toLowerCase(Locale.ROOT);
    int[][] least = new int[typed.length() + 1][other.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          least[i][j] = i + j;
          continue;
        }
        int change = typed.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        least[i][j] =
            Math.min(least[i - 1][j - 1] + change, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && typed.charAt(i - 1) == other.charAt(j - 2)
            && typed.charAt(i - 2) == other.charAt(j - 1)) {
          least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
        }
      }
    }
    return least[typed.length()][other.length()];
  }
}
