package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.scheduler.BatchInfo;
import org.apache.spark.streaming.scheduler.StreamInputInfo;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchSubmitted;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;

/**
 * When a stream counts as idle, with the events in the order in which a slow machine gives them.
 */
class IdleTest {
  private static final int BATCH_MILLIS = 50;

  private long nanos = 1;
  private final Progress progress =
      new Progress(() -> 0, Duration.ofMillis(BATCH_MILLIS), 0, () -> nanos);

  @Test
  void batchesWithoutRecordsThatWaitDoNotKeepAStreamFromBeingIdle() {
    submitted(1, 5);
    for (int number = 2; number <= 41; number++) {
      submitted(number, 0);
    }
    assertThat(progress.idle()).isZero(); // its records are not counted yet
    completed(1, 5);
    assertThat(progress.idle()).isEqualTo(Duration.ofSeconds(2));
    assertThat(progress.completed()).isOne();
  }

  @Test
  void recordsThatWaitKeepItFromBeingIdle() {
    submitted(1, 0);
    completed(1, 0);
    submitted(2, 0);
    submitted(3, 7);
    completed(2, 0);
    submitted(4, 0);
    assertThat(progress.idle()).isZero();
    completed(3, 7);
    assertThat(progress.idle()).isEqualTo(Duration.ofMillis(BATCH_MILLIS));
  }

  @Test
  void aMachineThatStoodStillAndMakesManyBatchesAtOnceDoesNotEndAStreamThatFlows() {
    submitted(1, 5);
    completed(1, 5);
    nanos += Duration.ofSeconds(10).toNanos();
    submittedAtOnce(2, 5); // all that came meanwhile
    for (int number = 3; number <= 200; number++) {
      submittedAtOnce(number, 0);
    }
    completed(2, 5);
    assertThat(progress.idle()).isZero();
    nanos += Duration.ofSeconds(1).toNanos();
    assertThat(progress.idle()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void theFirstBatchIsWaitedForAndBatchesThatAreNotToldOfMayHaveRecords() {
    assertThat(progress.mayHaveRecords(1)).isTrue();
    submitted(1, 0);
    submitted(2, 0);
    assertThat(progress.idle()).isZero();
    assertThat(progress.mayHaveRecords(1)).isTrue();
    assertThat(progress.mayHaveRecords(2)).isFalse();
    completed(1, 0);
    assertThat(progress.idle()).isEqualTo(Duration.ofMillis(BATCH_MILLIS));
  }

  private void submitted(int number, long records) {
    nanos += Duration.ofMillis(BATCH_MILLIS).toNanos();
    submittedAtOnce(number, records);
  }

  private void submittedAtOnce(int number, long records) {
    progress.onBatchSubmitted(new StreamingListenerBatchSubmitted(batch(number, records)));
  }

  private void completed(int number, long records) {
    progress.onBatchCompleted(new StreamingListenerBatchCompleted(batch(number, records)));
  }

  private static BatchInfo batch(int number, long records) {
    Map<String, Object> nothing = Map$.MODULE$.empty();
    Map<Object, StreamInputInfo> input = Map$.MODULE$.empty();
    return new BatchInfo(
        new Time((long) number * BATCH_MILLIS),
        input.updated(0, new StreamInputInfo(0, records, nothing)),
        0,
        Option.empty(),
        Option.empty(),
        Map$.MODULE$.empty());
  }
}
