package io.dstream.engine;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.apache.spark.streaming.scheduler.BatchInfo;
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
  private boolean receiving;
  private long submitted;
  private long completed;
  private long active; // the last batch that had records, or before which none could come

  /**
   * Zero time in milliseconds since the epoch, asked for once batches run; a receiver is waited for
   * before a stream counts as idle.
   */
  Progress(LongSupplier zeroTime, Duration batch, boolean receiver) {
    this.zeroTime = zeroTime;
    this.batchMillis = batch.toMillis();
    this.receiving = !receiver;
  }

  /** The number of the batch at {@code time}, or of the first one after it; milliseconds. */
  long numberOf(long time) {
    return Batches.ceilDiv(time - zeroTime.getAsLong(), batchMillis);
  }

  @Override
  public synchronized void onReceiverStarted(StreamingListenerReceiverStarted event) {
    receiving = true;
    active = submitted;
  }

  @Override
  public synchronized void onBatchSubmitted(StreamingListenerBatchSubmitted event) {
    long number = numberOf(event.batchInfo().batchTime().milliseconds());
    if (submitted == 0) {
      active = number;
    }
    submitted = Math.max(submitted, number);
    note(number, event.batchInfo());
  }

  @Override
  public synchronized void onBatchCompleted(StreamingListenerBatchCompleted event) {
    long number = numberOf(event.batchInfo().batchTime().milliseconds());
    completed = Math.max(completed, number);
    note(number, event.batchInfo());
  }

  private void note(long number, BatchInfo batch) {
    if (batch.numRecords() > 0) {
      active = Math.max(active, number);
    }
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

  /**
   * How long nothing came and nothing is under way, once records can come. Counted in batches, so
   * that neither a slow machine nor a time that is shorter than a batch ends a stream that flows.
   */
  synchronized Duration idle() {
    return !receiving || completed < submitted
        ? Duration.ZERO
        : Duration.ofMillis((completed - active) * batchMillis);
  }
}
