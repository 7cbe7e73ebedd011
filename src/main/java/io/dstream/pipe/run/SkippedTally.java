package io.dstream.pipe.run;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.util.AccumulatorV2;

/**
 * Counts skipped rows by phase and partition and reports them to the driver. A task that runs again
 * replaces its previous count, so the number is exact.
 */
final class SkippedTally
    extends AccumulatorV2<SkippedTally.Failure, Map<SkippedTally.Place, SkippedTally.Count>> {
  private static final long serialVersionUID = 1L;

  private final TreeMap<Place, Count> counts = new TreeMap<>();

  /** A row on which a function failed. */
  record Failure(int phase, String why) {}

  /** The phase and partition in which rows are skipped. */
  record Place(int phase, int partition) implements Comparable<Place>, java.io.Serializable {
    @Override
    public int compareTo(Place other) {
      return phase != other.phase
          ? Integer.compare(phase, other.phase)
          : Integer.compare(partition, other.partition);
    }
  }

  /**
   * The rows that were skipped at a place.
   *
   * @param why the error of the first row
   */
  record Count(long rows, String why) implements java.io.Serializable {
    private Count plus(Count other) {
      return new Count(rows + other.rows, why);
    }
  }

  @Override
  public boolean isZero() {
    return counts.isEmpty();
  }

  @Override
  public SkippedTally copy() {
    SkippedTally copy = new SkippedTally();
    copy.counts.putAll(counts);
    return copy;
  }

  @Override
  public void reset() {
    counts.clear();
  }

  @Override
  public void add(Failure failure) {
    counts.merge(
        new Place(failure.phase, TaskContext.getPartitionId()),
        new Count(1, failure.why),
        Count::plus);
  }

  @Override
  public void merge(AccumulatorV2<Failure, Map<Place, Count>> other) {
    counts.putAll(other.value());
  }

  @Override
  public Map<Place, Count> value() {
    return new TreeMap<>(counts);
  }
}
