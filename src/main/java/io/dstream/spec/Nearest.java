package io.dstream.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * What a mistyped word was most likely meant to be, among the words that are known: the one with
 * the fewest letters wrong, missing, too many or swapped with their neighbour. In upper and lower
 * case it is the same word.
 */
public final class Nearest {
  /** Shorter ones are like too many others. */
  private static final int SHORTEST = 3;

  /** Longer ones are no words, and not worth the time. */
  private static final int LONGEST = 64;

  /** For so many letters of a word one may be wrong. */
  private static final int LETTERS_AN_ERROR = 4;

  private Nearest() {}

  /**
   * The nearest of the known words, else the shortest that begins with {@code word}; empty when
   * none is near. Of several that are as near it is the first.
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
   * A hint for a word that is not known: {@code did you mean kafka? sources are …}.
   *
   * @param more what the hint says in any case
   */
  public static String hint(String word, Collection<String> known, String more) {
    return (of(word, known).map(near -> "did you mean " + near + "? ").orElse("") + more).strip();
  }

  /**
   * The restricted Damerau-Levenshtein distance. That of commons-text takes a swap, the commonest
   * slip of all, for two errors.
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
