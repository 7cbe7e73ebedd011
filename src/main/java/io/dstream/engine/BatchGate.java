package io.dstream.engine;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides whether a batch may write: none after the last one asked for, none after one that failed,
 * so that its records stay unread and are read again, and none that does not matter once the stream
 * is to stop. Thread-safe.
 */
final class BatchGate {
  private final Supplier<OptionalLong> last;
  private boolean failed;
  private Optional<Set<Long>> shown = Optional.empty();

  /**
   * Closes after a batch.
   *
   * @param last its number, from 1; empty as long as it is not known
   */
  BatchGate(Supplier<OptionalLong> last) {
    this.last = last;
  }

  /**
   * Whether a batch may write.
   *
   * @param matters whether it may have records, or shows a result of batches that have
   */
  synchronized boolean admits(long batchNumber, boolean matters) {
    return !failed
        && last().stream().allMatch(number -> batchNumber <= number)
        && (matters || shown.stream().allMatch(numbers -> numbers.contains(batchNumber)));
  }

  /**
   * The stream is to stop: batches that do not matter are passed over from now on, since many may
   * wait where batches take longer than the interval.
   *
   * @param results the numbers of those that run none the less, for the last results
   */
  synchronized void passOverEmpty(Collection<Long> results) {
    shown = Optional.of(Set.copyOf(results));
  }

  synchronized void close() {
    failed = true;
  }

  /** The number of the last batch that may write, where there is one and it is known. */
  OptionalLong last() {
    return last.get();
  }
}
