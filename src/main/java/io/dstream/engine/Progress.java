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
 * Which batches are done, and when the last record came. Batch number n, from 1, is the one at the
 * stream's zero time + n batch intervals. Thread-safe.
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
  private long active; // the last batch that had records, or before which none could come
  private long activeNanos;

  /**
   * Zero time in milliseconds since the epoch, asked for once batches run; so many receivers are
   * waited for before a stream counts as idle.
   */
  Progress(LongSupplier zeroTime, Duration batch, int receivers) {
    this(zeroTime, batch, receivers, System::nanoTime);
  }

  /** The same with a clock, in nanoseconds. */
  Progress(LongSupplier zeroTime, Duration batch, int receivers, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.activeNanos = nanoTime.getAsLong();
    this.zeroTime = zeroTime;
    this.batchMillis = batch.toMillis();
    this.receivers = receivers;
  }

  /** The number of the batch at {@code time}, or of the first one after it; milliseconds. */
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

  /** The times of the batches that are under way or wait, milliseconds since the epoch. */
  synchronized List<Long> unfinished() {
    return LongStream.rangeClosed(completed + 1, submitted)
        .map(number -> zeroTime.getAsLong() + number * batchMillis)
        .boxed()
        .toList();
  }

  /** The number of the last batch that is done; 0 before the first. */
  synchronized long completed() {
    return completed;
  }

  /** Whether a batch that is not done has records, or may have, since it was not told of yet. */
  synchronized boolean mayHaveRecords(long number) {
    return number > submitted || underWay.contains(number);
  }

  /**
   * How long no record came, once records can come and all that came are in batches that are done.
   * Batches without records may wait: where they take longer than the interval they always do. It
   * is counted in batches, and in real time too: a slow machine may make many batches at once, the
   * first of which has all that came meanwhile.
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
