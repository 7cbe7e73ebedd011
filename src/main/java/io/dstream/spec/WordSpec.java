package io.dstream.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a word is.
 *
 * @param split what stands between words; empty for runs of Unicode White_Space
 * @param lowerCase whether words are counted in lower case
 * @param minLength the least number of code points
 * @param stopWords words that are not counted
 */
public record WordSpec(
    Optional<Pattern> split, boolean lowerCase, int minLength, Set<String> stopWords) {
  public WordSpec {
    Limits.requireAtLeast(0, "--min-length", minLength);
    stopWords = Set.copyOf(stopWords);
  }

  /** The options that leave words out, as a sentence has them. */
  public String filters() {
    List<String> filters = new ArrayList<>();
    if (minLength > 1) {
      filters.add("--min-length " + minLength);
    }
    if (!stopWords.isEmpty()) {
      filters.add("--stop-words");
    }
    return String.join(" and ", filters);
  }

  /** The options that say so; a flag's value is empty. */
  Map<String, String> identity() {
    Map<String, String> identity = new HashMap<>();
    split.ifPresent(regex -> identity.put("--split", "'" + regex.pattern() + "'"));
    if (lowerCase) {
      identity.put("--lower-case", "");
    }
    if (minLength > 1) {
      identity.put("--min-length", "" + minLength);
    }
    if (!stopWords.isEmpty()) {
      int hash = new TreeSet<>(stopWords).hashCode();
      identity.put(
          "--stop-words", String.format(Locale.ROOT, "of %d words (%08x)", stopWords.size(), hash));
    }
    return identity;
  }
}
