package io.dstream.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The comparison of the output with the expected output.
 *
 * @param unit what is counted, {@code word} or {@code row}
 * @param things how many of them are expected
 * @param batches how many batches were compared; empty when sums are compared
 * @param differences in the order in which they are shown
 * @param faults what must not be in the sink, whatever the numbers are
 */
public record Verdict(
    String unit,
    long things,
    OptionalLong batches,
    List<Difference> differences,
    List<String> faults) {
  private static final int SHOWN = 20;
  private static final int LONGEST = 60;

  /** A word or a row whose number is wrong. */
  public record Difference(String name, long expected, long found) {}

  /** Compares the number of every word that is in at least one of the two. */
  static Verdict of(Map<String, Long> expected, Found found) {
    return new Verdict(
        "word",
        expected.size(),
        OptionalLong.empty(),
        differences(expected, found.counts()),
        found.faults());
  }

  /** Returns the entries whose numbers differ, sorted by name. */
  static List<Difference> differences(Map<String, Long> expected, Map<String, Long> found) {
    Set<String> names = new HashSet<>(expected.keySet());
    names.addAll(found.keySet());
    return names.stream()
        .map(
            name ->
                new Difference(name, expected.getOrDefault(name, 0L), found.getOrDefault(name, 0L)))
        .filter(difference -> difference.expected() != difference.found())
        .sorted(Comparator.comparing(Difference::name))
        .toList();
  }

  /** Returns whether nothing was lost, nothing was counted twice and no fault was found. */
  public boolean exact() {
    return differences.isEmpty() && faults.isEmpty();
  }

  /**
   * Formats the verdict. When it is exact, this is one line, preceded by a warning if at most one
   * batch was compared. Otherwise there is a heading, a line per difference, {@code
   * NAME<TAB>expected<TAB>found}, for up to {@value #SHOWN} differences, then the faults and a
   * summary.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!differences.isEmpty()) {
      lines.add(unit + "\texpected\tfound");
      differences.stream().limit(SHOWN).map(Verdict::line).forEach(lines::add);
      if (differences.size() > SHOWN) {
        lines.add(text("and %,d more", differences.size() - SHOWN));
      }
    }
    lines.addAll(faults);
    if (exact() && batches.isPresent() && batches.getAsLong() <= 1) {
      lines.add(
          "weak proof: kills between batches were not tried; more --records make more batches");
    }
    lines.add(
        text(
            "%s: %,d %ss%s, %,d differ",
            exact() ? "exact" : "wrong", things, unit, ofBatches(), differences.size()));
    if (!differences.isEmpty()) {
      lines.add(text("%,d lost, %,d too many", excess(-1), excess(1)));
    }
    return lines;
  }

  private String ofBatches() {
    if (batches.isEmpty()) {
      return "";
    }
    long number = batches.getAsLong();
    return text(" of %,d %s", number, number == 1 ? "batch" : "batches");
  }

  /** Returns the sum of the differences upwards (1) or downwards (-1). */
  private long excess(int direction) {
    return differences.stream()
        .mapToLong(difference -> direction * (difference.found() - difference.expected()))
        .filter(excess -> excess > 0)
        .sum();
  }

  private static String line(Difference difference) {
    String name = difference.name();
    String shown =
        name.length() <= LONGEST
            ? name
            : text("%s… (%,d characters)", name.substring(0, LONGEST), name.length());
    return shown + "\t" + difference.expected() + "\t" + difference.found();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
