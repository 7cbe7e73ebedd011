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

/** Limits how many of the available records a batch may read. */
final class KafkaRate {
  private final RateSpec rate;
  private final Duration batch;
  private final Option<RateController> controller;

  /** Creates the rate of the input stream with id {@code stream}. */
  KafkaRate(RateSpec rate, int stream, SparkConf conf, Duration batch) {
    this.rate = rate;
    this.batch = batch;
    this.controller =
        rate.backpressure() ? Option.apply(new Controller(stream, conf, batch)) : Option.empty();
  }

  /** Returns the controller that Spark notifies of batch durations, if backpressure is enabled. */
  Option<RateController> controller() {
    return controller;
  }

  /**
   * Returns the end offsets of a batch that begins at {@code position}, as the rate limits them.
   */
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

  /**
   * Estimates the rate at which batches keep up. {@link #clamp} queries it; nothing is published.
   */
  private static final class Controller extends RateController {
    private static final long serialVersionUID = 1L;

    Controller(int stream, SparkConf conf, Duration batch) {
      super(stream, RateEstimator.create(conf, batch));
    }

    @Override
    public void publish(long rate) {
      // The next batch queries the rate.
    }
  }
}
