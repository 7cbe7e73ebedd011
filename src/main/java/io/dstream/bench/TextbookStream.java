package io.dstream.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.Optional;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.kafka010.ConsumerStrategies;
import org.apache.spark.streaming.kafka010.KafkaUtils;
import org.apache.spark.streaming.kafka010.LocationStrategies;
import scala.Tuple2;

/**
 * The other contender: the tutorial's pipelines, as a careful reader of the Spark Streaming guide
 * writes them in Java. They use Strings for lines, a pair per word, {@code reduceByKey} and {@code
 * updateStateByKey}.
 */
final class TextbookStream {
  /** The master, with the same cores for both contenders. */
  static final String MASTER = "local[2]";

  private TextbookStream() {}

  static void run(StreamPlan plan, BatchTimes times) throws InterruptedException {
    SparkConf conf =
        new SparkConf()
            .setMaster(MASTER)
            .setAppName("textbook")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "localhost")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
    if (plan.maxRate() > 0) {
      conf.set("spark.streaming.kafka.maxRatePerPartition", "" + plan.maxRate());
    }
    try (JavaStreamingContext context =
        new JavaStreamingContext(conf, Durations.milliseconds(plan.batchMillis()))) {
      if (!plan.checkpoint().isEmpty()) {
        context.checkpoint(plan.checkpoint());
      }
      JavaDStream<String> lines = lines(plan, context);
      if (plan.operation() == StreamPlan.Operation.MATCHES) {
        countMatches(lines, times);
      } else {
        JavaPairDStream<String, Long> pairs =
            lines
                .flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .mapToPair(word -> new Tuple2<>(word, 1L));
        counts(plan, pairs).foreachRDD(new TallyBatches(times));
      }
      context.addStreamingListener(times);
      context.start();
      context.awaitTermination();
    }
  }

  private static void countMatches(JavaDStream<String> lines, BatchTimes times) {
    lines
        .filter(line -> line.contains(StreamPlan.SOUGHT))
        .count()
        .foreachRDD(
            (counts, time) ->
                counts
                    .collect()
                    .forEach(count -> times.counted(time.milliseconds(), Tally.ofNumber(count))));
  }

  private static JavaDStream<String> lines(StreamPlan plan, JavaStreamingContext context) {
    return switch (plan.source()) {
      case FILE -> context.textFileStream(plan.place());
      case SOCKET ->
          context.socketTextStream(
              "localhost", Integer.parseInt(plan.place()), StorageLevel.MEMORY_AND_DISK_SER());
      case QUEUE, STDIN ->
          throw new IllegalArgumentException("the tutorial reads no " + plan.source());
      case KAFKA -> kafka(plan.place().split("/", 2), context);
    };
  }

  private static JavaDStream<String> kafka(String[] place, JavaStreamingContext context) {
    Map<String, Object> parameters =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            place[0],
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            StringDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            StringDeserializer.class,
            ConsumerConfig.GROUP_ID_CONFIG,
            "bench-" + ProcessHandle.current().pid(),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false);
    return KafkaUtils.createDirectStream(
            context,
            LocationStrategies.PreferConsistent(),
            ConsumerStrategies.<String, String>Subscribe(List.of(place[1]), parameters))
        .map(record -> record.value());
  }

  private static JavaPairDStream<String, Long> counts(
      StreamPlan plan, JavaPairDStream<String, Long> pairs) {
    return switch (plan.operation()) {
      case BATCH -> pairs.reduceByKey(Long::sum);
      case WINDOW, MATCHES -> throw new IllegalArgumentException("it counts no words so");
      case TOTALS -> {
        JavaPairDStream<String, Long> totals = pairs.updateStateByKey(TextbookStream::total);
        // Every tenth batch, which is Spark's default for batches of a second.
        totals.checkpoint(Durations.milliseconds(10 * plan.batchMillis()));
        yield totals;
      }
    };
  }

  private static Optional<Long> total(List<Long> ones, Optional<Long> before) {
    return Optional.of(before.orElse(0L) + ones.stream().mapToLong(Long::longValue).sum());
  }

  /** Serializable, which Spark requires in a stream with a checkpoint. */
  private static final class TallyBatches
      implements VoidFunction2<JavaPairRDD<String, Long>, Time> {
    private static final long serialVersionUID = 1L;

    private final transient BatchTimes times;

    TallyBatches(BatchTimes times) {
      this.times = times;
    }

    @Override
    public void call(JavaPairRDD<String, Long> counts, Time time) {
      for (long[] tally : counts.mapPartitions(TextbookStream::tally).collect()) {
        times.counted(time.milliseconds(), new Tally(tally[0], tally[1]));
      }
    }
  }

  /** Returns the tally as an array, since Spark's Kryo cannot create records. */
  private static Iterator<long[]> tally(Iterator<Tuple2<String, Long>> rows) {
    Tally sum = Tally.NOTHING;
    while (rows.hasNext()) {
      Tuple2<String, Long> row = rows.next();
      sum = sum.plus(Tally.of(row._1().getBytes(StandardCharsets.UTF_8), row._2()));
    }
    return List.of(new long[] {sum.words(), sum.digest()}).iterator();
  }
}
