package io.dstream.source;

import io.dstream.control.Notices;
import io.dstream.kafka.KafkaOffsets;
import io.dstream.spec.DstreamException;
import io.dstream.spec.RateSpec;
import io.dstream.text.LineBlock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.kafka010.KafkaUtils;
import org.apache.spark.streaming.kafka010.LocationStrategies;
import org.apache.spark.streaming.kafka010.OffsetRange;
import org.apache.spark.streaming.scheduler.RateController;
import org.apache.spark.streaming.scheduler.rate.RateEstimator;
import scala.Option;

/**
 * A direct stream (as Spark's {@code DirectKafkaInputDStream}: a batch is a range of offsets a
 * partition, read by the executors) that joins no consumer group: what the driver asks and commits
 * goes through {@link KafkaOffsets}. Partitions that appear while the stream runs are read from
 * their begin, so nothing written to them is missed. A broker that is away makes empty batches, not
 * a failure.
 */
final class KafkaInputDStream extends BlockInputDStream {
  private static final long serialVersionUID = 1L;
  private static final long DISCOVER_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long ASK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final transient JavaSparkContext spark;
  private final transient KafkaSource source;
  private final transient RateSpec rate;
  private final transient Notices notices;
  private final transient KafkaOffsets offsets;
  private final transient Map<TopicPartition, Long> position = new HashMap<>();
  private final transient ConcurrentSkipListMap<Long, Map<TopicPartition, Long>> uncommitted =
      new ConcurrentSkipListMap<>();
  private final transient Map<TopicPartition, Long> committed = new HashMap<>();
  private final transient Option<RateController> controller;
  private transient long discoveredNanos;
  private transient boolean away;
  private transient long askAgainNanos = System.nanoTime();

  KafkaInputDStream(
      JavaStreamingContext context, KafkaSource source, RateSpec rate, Notices notices) {
    super(context);
    this.spark = context.sparkContext();
    this.source = source;
    this.rate = rate;
    this.notices = notices;
    this.offsets = new KafkaOffsets(source.config(), source.groupId());
    this.controller =
        rate.backpressure()
            ? Option.apply(new Controller(id(), context.ssc().conf(), slideDuration()))
            : Option.empty();
    position.putAll(startOffsets());
  }

  private Map<TopicPartition, Long> startOffsets() {
    Set<TopicPartition> partitions =
        KafkaOffsets.partitionsOf(source.topics().topics(source.config()));
    discoveredNanos = System.nanoTime();
    if (source.from() == KafkaSource.From.latest) {
      return offsets.latest(partitions);
    }
    Map<TopicPartition, Long> start = offsets.earliest(partitions);
    if (source.from() == KafkaSource.From.committed) {
      committed.putAll(offsets.committed());
      Map<TopicPartition, Long> latest = offsets.latest(partitions);
      committed.keySet().retainAll(partitions);
      committed.forEach((p, at) -> requireKept(p, at, start.get(p), latest.get(p)));
      start.putAll(committed);
    }
    return start;
  }

  private void requireKept(TopicPartition partition, long at, long earliest, long latest) {
    if (at < earliest || at > latest) {
      throw DstreamException.failed(
          "group "
              + source.groupId()
              + " stands at offset "
              + at
              + " of "
              + partition
              + ", which has only offsets "
              + earliest
              + " to "
              + latest,
          "start at --from earliest or --from latest",
          null);
    }
  }

  @Override
  public Option<RateController> rateController() {
    return controller == null ? Option.empty() : controller;
  }

  @Override
  public Option<RDD<LineBlock>> compute(Time time) {
    Map<TopicPartition, Long> until = ends();
    OffsetRange[] ranges =
        until.entrySet().stream()
            .filter(end -> end.getValue() > position.get(end.getKey()))
            .map(
                end -> OffsetRange.create(end.getKey(), position.get(end.getKey()), end.getValue()))
            .toArray(OffsetRange[]::new);
    long records = 0;
    for (OffsetRange range : ranges) {
      position.put(range.topicPartition(), range.untilOffset());
      records += range.count();
    }
    uncommitted.put(time.milliseconds(), new HashMap<>(position));
    report(time, records);
    JavaRDD<ConsumerRecord<byte[], byte[]>> rdd =
        KafkaUtils.createRDD(
            spark,
            KafkaConsumerSettings.of(source.config(), source.groupId()),
            ranges,
            LocationStrategies.PreferConsistent());
    return Option.apply(rdd.mapPartitions(new RecordsToBlocks()).rdd());
  }

  /**
   * Where a batch ends now; where it begins while the broker is away, which is asked now and then.
   */
  private Map<TopicPartition, Long> ends() {
    if (away && System.nanoTime() < askAgainNanos) {
      return Map.of();
    }
    try {
      discoverPartitions();
      Map<TopicPartition, Long> latest = offsets.latest(position.keySet());
      latest.forEach(this::requireNotMadeAnew);
      away = false;
      return clamp(latest);
    } catch (RetriableException | DstreamException e) {
      noteAway(e);
      return Map.of();
    }
  }

  private void requireNotMadeAnew(TopicPartition partition, long latest) {
    if (latest < position.get(partition)) {
      throw DstreamException.failed(
          partition
              + " ends at offset "
              + latest
              + " and was read up to "
              + position.get(partition)
              + ": the topic was made anew",
          "start again with --from earliest",
          null);
    }
  }

  /** A broker that is away is said once; all else ends the stream. */
  private void noteAway(RuntimeException failure) {
    if (!(failure instanceof RetriableException
        || failure.getCause() instanceof RetriableException)) {
      throw failure instanceof DstreamException known
          ? DstreamException.failed(known.getMessage(), known.hint().orElse(""), known)
          : failure;
    }
    askAgainNanos = System.nanoTime() + ASK_AGAIN_NANOS;
    if (!away) {
      notices.say(source.uri() + ": " + failure.getMessage() + "; waiting until it is there");
      away = true;
    }
  }

  private void discoverPartitions() {
    if (System.nanoTime() - discoveredNanos < DISCOVER_NANOS) {
      return;
    }
    discoveredNanos = System.nanoTime();
    Set<TopicPartition> appeared =
        new HashSet<>(KafkaOffsets.partitionsOf(source.topics().topics(source.config())));
    appeared.removeAll(position.keySet());
    if (!appeared.isEmpty()) {
      notices.detail("reads " + appeared + ", which appeared");
      position.putAll(offsets.earliest(appeared));
    }
  }

  /** No more than the rate allows for a batch. */
  private Map<TopicPartition, Long> clamp(Map<TopicPartition, Long> latest) {
    double seconds = slideDuration().milliseconds() / 1000.0;
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

  /** Commits what the batches up to {@code batchTime} have read. */
  void commit(long batchTime) {
    Map.Entry<Long, Map<TopicPartition, Long>> done = uncommitted.floorEntry(batchTime);
    if (done == null) {
      return;
    }
    Map<TopicPartition, Long> changed = new HashMap<>(done.getValue());
    changed.entrySet().removeAll(committed.entrySet());
    try {
      if (!changed.isEmpty()) {
        offsets.commit(changed);
        committed.putAll(changed);
      }
      uncommitted.headMap(batchTime, true).clear();
    } catch (RetriableException e) {
      notices.say(
          "offsets could not be committed (" + e.getMessage() + "); the next batch commits them");
    }
  }

  void close() {
    offsets.close();
  }

  /** Estimates the rate at which batches keep up; asked for by {@link #clamp}, told to nobody. */
  private static final class Controller extends RateController {
    private static final long serialVersionUID = 1L;

    Controller(int stream, org.apache.spark.SparkConf conf, Duration batch) {
      super(stream, RateEstimator.create(conf, batch));
    }

    @Override
    public void publish(long rate) {
      // The next batch asks.
    }
  }
}
