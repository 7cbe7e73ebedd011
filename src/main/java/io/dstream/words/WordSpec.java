package io.dstream.words;

import io.dstream.spec.Digest;
import io.dstream.spec.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Defines what a word is.
 *
 * @param split the separator between words; empty for runs of Unicode White_Space
 * @param lowerCase whether words are counted in lower case
 * @param minLength the minimum number of code points
 * @param stopWords words that are not counted
 */
public record WordSpec(
    Optional<Pattern> split, boolean lowerCase, int minLength, Set<String> stopWords) {
  public WordSpec {
    Limits.requireAtLeast(0, "--min-length", minLength);
    stopWords = Set.copyOf(stopWords);
  }

  /** Returns a spec that counts every word between white space unchanged. */
  public static WordSpec plain() {
    return new WordSpec(Optional.empty(), false, 1, Set.of());
  }

  /** Describes what a word is, briefly. */
  String describe() {
    List<String> parts = new ArrayList<>();
    parts.add(split.map(regex -> "split at " + regex).orElse("split at white space"));
    if (lowerCase) {
      parts.add("lower case");
    }
    if (minLength > 1) {
      parts.add("at least " + minLength + " characters");
    }
    if (!stopWords.isEmpty()) {
      parts.add(stopWords.size() + " stop words left out");
    }
    return String.join(", ", parts);
  }

  /** Returns the options that leave words out, joined as in a sentence. */
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

  /** Returns the options that define a word; a flag's value is empty. */
  Map<String, String> identity() {
    Map<String, String> identity = new HashMap<>();
    split.ifPresent(regex -> identity.put("--split", regex.pattern()));
    if (lowerCase) {
      identity.put("--lower-case", "");
    }
    if (minLength > 1) {
      identity.put("--min-length", "" + minLength);
    }
    if (!stopWords.isEmpty()) {
      identity.put("--stop-words", Digest.of(new TreeSet<>(stopWords)));
    }
    return identity;
  }
}
