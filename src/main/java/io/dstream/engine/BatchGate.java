package io.dstream.engine;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides whether a batch may write. No batch may write after the last requested batch, or after a
 * failed batch, whose records stay unread and are read again. Once the stream is stopping, batches
 * that do not matter may not write either. Thread-safe.
 */
final class BatchGate {
  private final Supplier<OptionalLong> last;
  private boolean failed;
  private Optional<Set<Long>> shown = Optional.empty();

  /**
   * Creates a gate that closes after a batch.
   *
   * @param last the number of that batch, from 1; empty while it is unknown
   */
  BatchGate(Supplier<OptionalLong> last) {
    this.last = last;
  }

  /**
   * Returns whether a batch may write.
   *
   * @param matters whether it may have records, or shows a result of earlier batches with records
   */
  synchronized boolean admits(long batchNumber, boolean matters) {
    return !failed
        && last().stream().allMatch(number -> batchNumber <= number)
        && (matters || shown.stream().allMatch(numbers -> numbers.contains(batchNumber)));
  }

  /**
   * Skips batches that do not matter from now on, because the stream is stopping. Many of them may
   * be waiting where batches take longer than the interval.
   *
   * @param results the numbers of the batches that run anyway, for the last results
   */
  synchronized void passOverEmpty(Collection<Long> results) {
    shown = Optional.of(Set.copyOf(results));
  }

  synchronized void close() {
    failed = true;
  }

  /** Returns the number of the last batch that may write, if there is one and it is known. */
  OptionalLong last() {
    return last.get();
  }
}
