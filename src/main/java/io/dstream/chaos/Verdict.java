package io.dstream.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How what was found compares with the truth.
 *
 * @param words how many different ones there are in the truth
 * @param differences sorted by word
 * @param faults what must not be in the sink, whatever the numbers are
 */
public record Verdict(long words, List<Difference> differences, List<String> faults) {
  private static final int SHOWN = 20;
  private static final int LONGEST_WORD = 60;

  /** A word whose number is wrong. */
  public record Difference(String word, long expected, long found) {}

  /** Compares the number of every word that is in one of the two. */
  static Verdict of(Map<String, Long> expected, Found found) {
    Set<String> words = new HashSet<>(expected.keySet());
    words.addAll(found.counts().keySet());
    List<Difference> differences =
        words.stream()
            .map(
                word ->
                    new Difference(
                        word,
                        expected.getOrDefault(word, 0L),
                        found.counts().getOrDefault(word, 0L)))
            .filter(difference -> difference.expected() != difference.found())
            .sorted(Comparator.comparing(Difference::word))
            .toList();
    return new Verdict(expected.size(), differences, found.faults());
  }

  /** Whether nothing was lost and nothing counted twice. */
  public boolean exact() {
    return differences.isEmpty() && faults.isEmpty();
  }

  /**
   * One line when it is exact. Else a line a difference, {@code word<TAB>expected<TAB>found}, under
   * a heading, as far as {@value #SHOWN} go; the faults; and a line that sums it up.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!differences.isEmpty()) {
      lines.add("word\texpected\tfound");
      differences.stream().limit(SHOWN).map(Verdict::line).forEach(lines::add);
      if (differences.size() > SHOWN) {
        lines.add(text("and %,d more", differences.size() - SHOWN));
      }
    }
    lines.addAll(faults);
    lines.add(
        text("%s: %,d words, %,d differ", exact() ? "exact" : "wrong", words, differences.size()));
    if (!differences.isEmpty()) {
      lines.add(text("%,d lost, %,d too many", excess(-1), excess(1)));
    }
    return lines;
  }

  /** By how much the numbers differ in all, upwards (1) or downwards (-1). */
  private long excess(int direction) {
    return differences.stream()
        .mapToLong(difference -> direction * (difference.found() - difference.expected()))
        .filter(excess -> excess > 0)
        .sum();
  }

  private static String line(Difference difference) {
    String word = difference.word();
    String shown =
        word.length() <= LONGEST_WORD
            ? word
            : text("%s… (%,d characters)", word.substring(0, LONGEST_WORD), word.length());
    return shown + "\t" + difference.expected() + "\t" + difference.found();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
