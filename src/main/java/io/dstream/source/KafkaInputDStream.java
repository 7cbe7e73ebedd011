package io.dstream.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.control.Notices;
import io.dstream.kafka.KafkaOffsets;
import io.dstream.spark.Rdds;
import io.dstream.spec.DstreamException;
import io.dstream.spec.RecordField;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.kafka010.OffsetRange;
import org.apache.spark.streaming.scheduler.RateController;
import scala.Option;

/**
 * A direct stream that joins no consumer group. As in Spark's {@code DirectKafkaInputDStream}, a
 * batch is a range of offsets per partition that the executors read. The driver queries and commits
 * offsets through {@link KafkaOffsets}. Partitions that appear while the stream runs are read from
 * their beginning, so nothing written to them is missed. While the brokers are unavailable, batches
 * are empty and the stream does not fail.
 */
final class KafkaInputDStream extends RepeatableInputDStream {
  private static final long serialVersionUID = 1L;
  private static final long DISCOVER_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final transient JavaSparkContext spark;
  private final transient KafkaSource source;
  private final transient KafkaRate rate;
  private final transient Notices notices;
  private final transient KafkaOffsets offsets;
  private final transient KeptOffsets kept;
  private final transient KafkaView view;
  private final transient Map<String, Object> consumerSettings;
  private final transient List<RecordField> fields;
  private final transient Map<TopicPartition, Long> position = new HashMap<>();
  private final transient Map<TopicPartition, Long> committed = new HashMap<>();
  private final transient Map<String, String> topicIds = new HashMap<>();
  private final transient Set<String> remade = new HashSet<>();
  private transient volatile Map<String, Long> lag = Map.of();
  private transient long discoveredNanos;

  KafkaInputDStream(SourceContext context, KafkaSource source) {
    super(context.streaming());
    this.spark = context.streaming().sparkContext();
    this.source = source;
    this.rate =
        new KafkaRate(
            context.spec().rate(), id(), context.streaming().ssc().conf(), slideDuration());
    this.notices = context.notices();
    this.offsets = new KafkaOffsets(source.config(), source.groupId());
    this.consumerSettings = KafkaConsumerSettings.of(source.config(), source.groupId());
    this.fields = context.fields();
    this.kept = new KeptOffsets(source, notices);
    position.putAll(startOffsets(context.resume()));
    this.view = new KafkaView(source, notices, position, whyThere(context.resume().isPresent()));
  }

  private Map<TopicPartition, Long> startOffsets(Optional<Source.Resume> resume) {
    Set<TopicPartition> partitions =
        KafkaOffsets.partitionsOf(source.topics().topics(source.config()));
    discoveredNanos = System.nanoTime();
    topicIds.putAll(offsets.topicIds(partitions));
    if (resume.isPresent()) {
      JsonNode before = resume.get().position();
      remade.addAll(kept.remade(KafkaPosition.topicIds(before), topicIds));
      Map<TopicPartition, Long> stands = KafkaPosition.offsets(before);
      stands.keySet().removeIf(partition -> remade.contains(partition.topic()));
      return onFrom(stands, partitions, "the checkpoint");
    }
    if (source.from() == KafkaSource.From.latest) {
      return offsets.latest(partitions);
    }
    if (source.from() == KafkaSource.From.committed) {
      committed.putAll(offsets.committed());
      committed.keySet().retainAll(partitions);
    }
    return onFrom(committed, partitions, "group " + source.groupId());
  }

  /** Explains why the stream starts where it does, if it skips earlier records. */
  private String whyThere(boolean resumed) {
    if (resumed) {
      return "the checkpoint has read it";
    }
    if (source.from() == KafkaSource.From.latest) {
      return "--from latest passes over what was there before";
    }
    return committed.isEmpty()
        ? ""
        : "group " + source.groupId() + " has read it; --from earliest reads it again";
  }

  /** Returns the positions in {@code before}, and the beginning of all other partitions. */
  private Map<TopicPartition, Long> onFrom(
      Map<TopicPartition, Long> before, Set<TopicPartition> partitions, String who) {
    Map<TopicPartition, Long> start = offsets.earliest(partitions);
    Map<TopicPartition, Long> latest = offsets.latest(partitions);
    start.putAll(kept.from(before, start, latest, who + " stands"));
    return start;
  }

  /** Returns the next offset of each partition. */
  @Override
  public JsonNode position() {
    return KafkaPosition.toJson(position, topicIds);
  }

  @Override
  public JavaRDD<LineBlock> readAgain(JsonNode reads) {
    List<OffsetRange> ranges =
        KafkaPosition.ranges(reads).stream()
            .filter(range -> !remade.contains(range.topic()))
            .toList();
    Map<TopicPartition, Long> begins = new HashMap<>();
    ranges.forEach(range -> begins.put(range.topicPartition(), range.fromOffset()));
    Map<TopicPartition, Long> earliest = offsets.earliest(begins.keySet());
    Map<TopicPartition, Long> latest = offsets.latest(begins.keySet());
    Map<TopicPartition, Long> from =
        kept.from(begins, earliest, latest, "the batch that was under way begins");
    Map<TopicPartition, Long> tooFar = new HashMap<>();
    ranges.stream()
        .filter(range -> range.untilOffset() > latest.get(range.topicPartition()))
        .forEach(range -> tooFar.put(range.topicPartition(), range.untilOffset()));
    kept.from(tooFar, earliest, latest, "the batch that was under way ends");
    return linesOf(
        ranges.stream()
            .filter(range -> !tooFar.containsKey(range.topicPartition()))
            .filter(range -> from.get(range.topicPartition()) < range.untilOffset())
            .map(
                range ->
                    OffsetRange.create(
                        range.topicPartition(),
                        from.get(range.topicPartition()),
                        range.untilOffset()))
            .toArray(OffsetRange[]::new));
  }

  @Override
  public Silence silence(long time) {
    return view.silence(!taken(time).reads().isEmpty());
  }

  @Override
  public Option<RateController> rateController() {
    return rate == null ? Option.empty() : rate.controller();
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
    note(time, new Source.Taken(KafkaPosition.toJson(ranges), position()));
    report(time, records);
    return Option.apply(linesOf(ranges).rdd());
  }

  private JavaRDD<LineBlock> linesOf(OffsetRange[] ranges) {
    int tasks = Math.max(1, Math.min(ranges.length, 4 * spark.defaultParallelism()));
    return Rdds.flatMap(
        spark.parallelize(List.of(ranges), tasks), new ReadRange(consumerSettings, fields));
  }

  /**
   * Returns the offsets at which a batch ends now, or an empty map while the brokers are
   * unavailable.
   */
  private Map<TopicPartition, Long> ends() {
    if (!view.asks()) {
      return Map.of();
    }
    try {
      discoverPartitions();
      Map<TopicPartition, Long> latest = offsets.latest(position.keySet());
      Map<TopicPartition, Long> earliest = offsets.earliest(position.keySet());
      position.putAll(kept.from(position, earliest, latest, "the stream stands"));
      view.answered(earliest, latest);
      Map<TopicPartition, Long> until = rate.clamp(position, latest);
      lag = KafkaPosition.lag(until, latest);
      return until;
    } catch (RetriableException | DstreamException e) {
      view.failed(e);
      return Map.of();
    }
  }

  @Override
  public Map<String, Long> lag() {
    return lag;
  }

  private void discoverPartitions() {
    if (System.nanoTime() - discoveredNanos < DISCOVER_NANOS) {
      return;
    }
    discoveredNanos = System.nanoTime();
    Set<TopicPartition> appeared =
        new HashSet<>(KafkaOffsets.partitionsOf(source.topics().topics(source.config())));
    Map<String, String> ids = offsets.topicIds(appeared);
    Set<String> anew = kept.remade(topicIds, ids);
    position.keySet().removeIf(partition -> anew.contains(partition.topic()));
    topicIds.putAll(ids);
    appeared.removeAll(position.keySet());
    if (!appeared.isEmpty()) {
      notices.detail("reads " + appeared + ", which appeared");
      position.putAll(offsets.earliest(appeared));
    }
  }

  /** Commits the offsets up to which the batches until {@code batchTime} have read. */
  @Override
  public void completed(long batchTime) {
    Map<TopicPartition, Long> changed = KafkaPosition.offsets(taken(batchTime).position());
    changed.entrySet().removeAll(committed.entrySet());
    try {
      if (!changed.isEmpty()) {
        offsets.commit(changed);
        committed.putAll(changed);
      }
    } catch (RetriableException e) {
      notices.say(
          "offsets could not be committed (" + e.getMessage() + "); the next batch commits them");
    }
    super.completed(batchTime);
  }

  @Override
  public void close() {
    offsets.close();
    PartitionReaders.close(consumerSettings);
  }
}
