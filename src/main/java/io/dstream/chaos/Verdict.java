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
 * How what was found compares with the truth.
 *
 * @param unit what is counted, {@code word} or {@code row}
 * @param things how many there are in the truth
 * @param batches how many were compared, batch by batch; empty where sums are compared
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

  /** Compares the number of every word that is in one of the two. */
  static Verdict of(Map<String, Long> expected, Found found) {
    return new Verdict(
        "word",
        expected.size(),
        OptionalLong.empty(),
        differences(expected, found.counts()),
        found.faults());
  }

  /** What is not as often in one as in the other, sorted by name. */
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

  /** Whether nothing was lost and nothing counted twice. */
  public boolean exact() {
    return differences.isEmpty() && faults.isEmpty();
  }

  /**
   * One line when it is exact, and before it a warning where one batch alone was compared. Else a
   * line a difference, {@code NAME<TAB>expected<TAB>found}, under a heading, as far as {@value
   * #SHOWN} go; the faults; and a line that sums it up.
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

  /** By how much the numbers differ in all, upwards (1) or downwards (-1). */
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
