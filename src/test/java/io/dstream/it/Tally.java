package io.dstream.it;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often each word came, counted without any of the program's code. Words are bytes, held as
 * ISO-8859-1, a character a byte. Immutable.
 */
final class Tally {
  /** Unicode White_Space as UTF-8 bytes. */
  private static final Pattern SPACE =
      Pattern.compile(
          "[\\t\\n\\x0B\\f\\r ]|\\xC2[\\x85\\xA0]|\\xE1\\x9A\\x80"
              + "|\\xE2\\x80[\\x80-\\x8A\\xA8\\xA9\\xAF]|\\xE2\\x81\\x9F|\\xE3\\x80\\x80");

  private static final int SHOWN = 20;

  private final Map<String, Long> counts;

  private Tally(Map<String, Long> counts) {
    this.counts = counts;
  }

  static Tally none() {
    return new Tally(Map.of());
  }

  /** The words of a text, white space between them. */
  static Tally of(byte[] text) {
    return of(wordsOf(text));
  }

  /** What stands between white space, empty words among them. */
  static Stream<String> wordsOf(byte[] text) {
    return SPACE.splitAsStream(new String(text, StandardCharsets.ISO_8859_1));
  }

  /** The words that are not empty. */
  static Tally of(Stream<String> words) {
    Map<String, Long> counts = new HashMap<>();
    words.filter(word -> !word.isEmpty()).forEach(word -> counts.merge(word, 1L, Long::sum));
    return new Tally(counts);
  }

  static Tally of(Map<String, Long> counts) {
    return new Tally(Map.copyOf(counts));
  }

  static Tally sum(Collection<Tally> tallies) {
    Map<String, Long> sum = new HashMap<>();
    tallies.forEach(tally -> tally.counts.forEach((word, n) -> sum.merge(word, n, Long::sum)));
    return new Tally(sum);
  }

  Tally plus(Tally other) {
    return sum(List.of(this, other));
  }

  /** These words with their counts in {@code totals}. */
  Tally totalsIn(Tally totals) {
    return totals.only(counts::containsKey);
  }

  /** These counts, replaced by {@code newer} where it has the word. */
  Tally updatedBy(Tally newer) {
    Map<String, Long> updated = new HashMap<>(counts);
    updated.putAll(newer.counts);
    return new Tally(updated);
  }

  /** These counts, of the words that {@code wanted} takes. */
  Tally only(Predicate<String> wanted) {
    return new Tally(
        counts.entrySet().stream()
            .filter(entry -> wanted.test(entry.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** These counts, of each word as {@code change} makes it; no two may become the same. */
  Tally map(UnaryOperator<String> change) {
    return new Tally(
        counts.entrySet().stream()
            .collect(Collectors.toMap(e -> change.apply(e.getKey()), Map.Entry::getValue)));
  }

  long count(String word) {
    return counts.getOrDefault(word, 0L);
  }

  Collection<String> words() {
    return counts.keySet();
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Lines {@code word<TAB>count}: the highest count first, equal ones by their bytes. */
  List<String> ranked(int limit) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(limit)
        .map(entry -> entry.getKey() + "\t" + entry.getValue())
        .toList();
  }

  /** In what these counts are not {@code expected}, word by word; the first few. */
  List<String> differencesFrom(Tally expected) {
    TreeSet<String> words = new TreeSet<>(counts.keySet());
    words.addAll(expected.counts.keySet());
    List<String> differences = new ArrayList<>();
    for (String word : words) {
      if (count(word) != expected.count(word) && differences.size() < SHOWN) {
        differences.add(word + ": " + count(word) + ", not " + expected.count(word));
      }
    }
    return differences;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tally tally && counts.equals(tally.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  /** The first few, the highest count first. */
  @Override
  public String toString() {
    return counts.size() + " words " + ranked(SHOWN);
  }
}
