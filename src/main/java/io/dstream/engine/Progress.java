package io.dstream.engine;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchSubmitted;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverStarted;

/**
 * Tracks which batches are done, and when the last record came. Batch number n, from 1, is the
 * batch at the stream's zero time + n batch intervals. Thread-safe.
 */
final class Progress implements StreamingListener {
  private final LongSupplier zeroTime;
  private final long batchMillis;
  private final LongSupplier nanoTime;
  private final NavigableSet<Long> underWay = new TreeSet<>(); // those that may have records
  private final int receivers;
  private final Set<Integer> started = new HashSet<>();
  private long submitted;
  private long completed;
  private long active; // the last batch with records, or the last before a receiver started
  private long activeNanos;

  /**
   * Creates the progress of a stream.
   *
   * @param zeroTime milliseconds since the epoch, read once batches run
   * @param receivers how many receivers must have started before a stream counts as idle
   */
  Progress(LongSupplier zeroTime, Duration batch, int receivers) {
    this(zeroTime, batch, receivers, System::nanoTime);
  }

  /** Creates the progress of a stream with a clock in nanoseconds. */
  Progress(LongSupplier zeroTime, Duration batch, int receivers, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.activeNanos = nanoTime.getAsLong();
    this.zeroTime = zeroTime;
    this.batchMillis = batch.toMillis();
    this.receivers = receivers;
  }

  /**
   * Returns the number of the batch at {@code time}, milliseconds, or of the first one after it.
   */
  long numberOf(long time) {
    return Batches.ceilDiv(time - zeroTime.getAsLong(), batchMillis);
  }

  @Override
  public synchronized void onReceiverStarted(StreamingListenerReceiverStarted event) {
    started.add(event.receiverInfo().streamId());
    activeAt(submitted);
  }

  @Override
  public synchronized void onBatchSubmitted(StreamingListenerBatchSubmitted event) {
    long number = numberOf(event.batchInfo().batchTime().milliseconds());
    if (submitted == 0 || event.batchInfo().numRecords() > 0) {
      underWay.add(number);
      activeAt(number);
    }
    submitted = Math.max(submitted, number);
  }

  @Override
  public synchronized void onBatchCompleted(StreamingListenerBatchCompleted event) {
    long number = numberOf(event.batchInfo().batchTime().milliseconds());
    completed = Math.max(completed, number);
    underWay.headSet(number, true).clear();
    if (event.batchInfo().numRecords() > 0 && number > active) {
      activeAt(number);
    }
  }

  private void activeAt(long number) {
    active = number;
    activeNanos = nanoTime.getAsLong();
  }

  /** Returns the times of the batches that are running or waiting, milliseconds since the epoch. */
  synchronized List<Long> unfinished() {
    return LongStream.rangeClosed(completed + 1, submitted)
        .map(number -> zeroTime.getAsLong() + number * batchMillis)
        .boxed()
        .toList();
  }

  /** Returns the number of the last completed batch; 0 before the first. */
  synchronized long completed() {
    return completed;
  }

  /**
   * Returns whether an unfinished batch has records, or may have some because it is not submitted
   * yet.
   */
  synchronized boolean mayHaveRecords(long number) {
    return number > submitted || underWay.contains(number);
  }

  /**
   * Returns for how long no record came. The time is zero until every receiver has started and all
   * batches with records are done. Batches without records may still be waiting: they always are
   * where batches take longer than the interval. The result is the lesser of the time in batches
   * and the real time, because a slow machine may generate many batches at once, the first of which
   * has all records that came meanwhile.
   */
  synchronized Duration idle() {
    if (started.size() < receivers || !underWay.isEmpty()) {
      return Duration.ZERO;
    }
    Duration batches = Duration.ofMillis((submitted - active) * batchMillis);
    Duration time = Duration.ofNanos(nanoTime.getAsLong() - activeNanos);
    return batches.compareTo(time) < 0 ? batches : time;
  }
}
