package io.dstream.source;

import io.dstream.spec.RateSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.SparkConf;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.scheduler.RateController;
import org.apache.spark.streaming.scheduler.rate.RateEstimator;
import scala.Option;

/** How much of what is there a batch may read. */
final class KafkaRate {
  private final RateSpec rate;
  private final Duration batch;
  private final Option<RateController> controller;

  /** The rate of the input stream with number {@code stream}. */
  KafkaRate(RateSpec rate, int stream, SparkConf conf, Duration batch) {
    this.rate = rate;
    this.batch = batch;
    this.controller =
        rate.backpressure() ? Option.apply(new Controller(stream, conf, batch)) : Option.empty();
  }

  /** What Spark tells how long batches took, when the rate follows that. */
  Option<RateController> controller() {
    return controller;
  }

  /** The ends of a batch that begins at {@code position}: no more than the rate allows. */
  Map<TopicPartition, Long> clamp(
      Map<TopicPartition, Long> position, Map<TopicPartition, Long> latest) {
    double seconds = batch.milliseconds() / 1000.0;
    long lag =
        latest.entrySet().stream().mapToLong(e -> e.getValue() - position.get(e.getKey())).sum();
    OptionalLong estimated =
        controller.isDefined() && controller.get().getLatestRate() > 0
            ? OptionalLong.of(controller.get().getLatestRate())
            : OptionalLong.empty();
    Map<TopicPartition, Long> until = new HashMap<>();
    latest.forEach(
        (partition, end) -> {
          long at = position.get(partition);
          double allowed = rate.maxRate().orElse(Long.MAX_VALUE);
          if (estimated.isPresent() && lag > 0) {
            allowed = Math.min(allowed, (double) estimated.getAsLong() * (end - at) / lag);
          }
          until.put(partition, at + Math.min(end - at, (long) Math.max(1, allowed * seconds)));
        });
    return until;
  }

  /** Estimates the rate at which batches keep up; asked for by {@link #clamp}, told to nobody. */
  private static final class Controller extends RateController {
    private static final long serialVersionUID = 1L;

    Controller(int stream, SparkConf conf, Duration batch) {
      super(stream, RateEstimator.create(conf, batch));
    }

    @Override
    public void publish(long rate) {
      // The next batch asks.
    }
  }
}
