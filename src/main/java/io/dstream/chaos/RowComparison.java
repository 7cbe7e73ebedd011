package io.dstream.chaos;

import io.dstream.chaos.ResultReader.BatchRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Compares two sinks, holding one batch of each in memory at a time. */
final class RowComparison {
  private final List<Verdict.Difference> differences = new ArrayList<>();
  private long rows;
  private long batches;

  private RowComparison() {}

  /** Compares all batches that are in at least one of the two. */
  static RowComparison of(ResultReader expected, ResultReader found) {
    RowComparison comparison = new RowComparison();
    Optional<BatchRows> right = expected.next();
    Optional<BatchRows> actual = found.next();
    while (right.isPresent() || actual.isPresent()) {
      int order = order(right, actual);
      comparison.add(order <= 0 ? rows(right) : Map.of(), order >= 0 ? rows(actual) : Map.of());
      right = order <= 0 ? expected.next() : right;
      actual = order >= 0 ? found.next() : actual;
    }
    return comparison;
  }

  /** Orders two batches by time. A missing batch comes last. */
  private static int order(Optional<BatchRows> one, Optional<BatchRows> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isEmpty(), other.isEmpty());
    }
    return one.get().time().compareTo(other.get().time());
  }

  private static Map<String, Long> rows(Optional<BatchRows> batch) {
    return batch.orElseThrow().rows();
  }

  private void add(Map<String, Long> expected, Map<String, Long> found) {
    batches++;
    rows += expected.values().stream().mapToLong(Long::longValue).sum();
    differences.addAll(Verdict.differences(expected, found));
  }

  /** Returns the verdict, including {@code faults} found elsewhere. */
  Verdict verdict(List<String> faults) {
    return new Verdict("row", rows, OptionalLong.of(batches), differences, faults);
  }
}
