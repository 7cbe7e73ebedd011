package io.dstream.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dstream.spec.RateSpec;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.SparkConf;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.scheduler.BatchInfo;
import org.apache.spark.streaming.scheduler.OutputOperationInfo;
import org.apache.spark.streaming.scheduler.RateController;
import org.apache.spark.streaming.scheduler.StreamInputInfo;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Map$;

class KafkaRateTest {
  private static final int STREAM = 3;
  private static final TopicPartition A = new TopicPartition("words", 0);
  private static final TopicPartition B = new TopicPartition("words", 1);
  private static final Map<TopicPartition, Long> POSITION = Map.of(A, 100L, B, 100L);

  /** The least that Spark estimates, records a second. */
  private static final long LEAST = 100;

  @Test
  void withoutALimitABatchReadsAllThatIsThere() {
    assertThat(rate(OptionalLong.empty(), false, 1000).clamp(POSITION, Map.of(A, 100L, B, 1000L)))
        .isEqualTo(Map.of(A, 100L, B, 1000L));
  }

  @Test
  void theLargestRateIsThatOfEachPartitionAndOfASecond() {
    assertThat(rate(OptionalLong.of(10), false, 2000).clamp(POSITION, Map.of(A, 500L, B, 105L)))
        .isEqualTo(Map.of(A, 120L, B, 105L));
  }

  @Test
  void howeverShortABatchIsOneRecordGoes() {
    assertThat(rate(OptionalLong.of(1), false, 100).clamp(POSITION, Map.of(A, 500L, B, 100L)))
        .isEqualTo(Map.of(A, 101L, B, 100L));
  }

  @Test
  void beforeSparkHasEstimatedARateTheLargestOneCounts() {
    assertThat(rate(OptionalLong.of(10), true, 1000).clamp(POSITION, Map.of(A, 500L, B, 105L)))
        .isEqualTo(Map.of(A, 110L, B, 105L));
  }

  @Test
  void theEstimatedRateIsSharedOutByWhatIsLeftToRead() {
    KafkaRate rate = rate(OptionalLong.empty(), true, 1000);
    fallBehind(rate);
    assertThat(rate.clamp(POSITION, Map.of(A, 700L, B, 300L))).isEqualTo(Map.of(A, 175L, B, 125L));
  }

  @Test
  void ofBothRatesTheLowerOneCounts() {
    KafkaRate rate = rate(OptionalLong.of(50), true, 1000);
    fallBehind(rate);
    assertThat(rate.clamp(POSITION, Map.of(A, 700L, B, 300L))).isEqualTo(Map.of(A, 150L, B, 125L));
  }

  @Test
  void whereNothingIsLeftNothingIsRead() {
    KafkaRate rate = rate(OptionalLong.empty(), true, 1000);
    fallBehind(rate);
    assertThat(rate.clamp(POSITION, POSITION)).isEqualTo(POSITION);
  }

  private static KafkaRate rate(OptionalLong max, boolean backpressure, long batchMillis) {
    return new KafkaRate(
        new RateSpec(max, backpressure), STREAM, new SparkConf(false), new Duration(batchMillis));
  }

  /** Two batches of ten records take a second each: Spark estimates the least there is. */
  private static void fallBehind(KafkaRate rate) {
    RateController controller = rate.controller().get();
    for (long second = 1; second <= 2; second++) {
      controller.onBatchCompleted(tenRecordsInOneSecond(second));
    }
    await().until(() -> controller.getLatestRate() == LEAST);
  }

  private static StreamingListenerBatchCompleted tenRecordsInOneSecond(long second) {
    long begin = 1000 * second;
    scala.collection.immutable.Map<Object, StreamInputInfo> input =
        Map$.MODULE$
            .<Object, StreamInputInfo>empty()
            .$plus(
                new Tuple2<>(
                    STREAM, new StreamInputInfo(STREAM, 10, Map$.MODULE$.<String, Object>empty())));
    return new StreamingListenerBatchCompleted(
        new BatchInfo(
            new Time(begin),
            input,
            begin,
            Option.apply(begin),
            Option.apply(begin + 1000),
            Map$.MODULE$.<Object, OutputOperationInfo>empty()));
  }
}
