package io.dstream.operation;

import static org.awaitility.Awaitility.await;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.spec.OperationSpec;
import io.dstream.spec.WordSpec;
import io.dstream.text.LineBlock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.rdd.RDD;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.dstream.InputDStream;
import org.apache.spark.util.ManualClock;
import scala.Option;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Batches in, batches out, under a clock that the test moves: one second a batch. */
final class ManualStream {
  private static final int BATCH_MILLIS = 1000;

  private ManualStream() {}

  /** The rows of each batch that has a result, by the batch's number from 1. */
  static Map<Integer, Map<String, Long>> run(
      List<String> batches, OperationSpec operation, int clockTicks, Path checkpoint) {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("test")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "localhost")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.streaming.clock", ManualClock.class.getName());
    Map<Integer, Map<String, Long>> results = new ConcurrentHashMap<>();
    try (JavaStreamingContext context =
        new JavaStreamingContext(conf, new org.apache.spark.streaming.Duration(BATCH_MILLIS))) {
      context.checkpoint(checkpoint.toUri().toString());
      JavaDStream<LineBlock> input = new Batches(context, batches).toJava();
      WordSpec words = new WordSpec(Optional.empty(), false, 1, Set.of());
      new WordCount(words, 3).over(input, operation).foreachRDD(new Collect(results));
      context.start();
      ManualClock clock = (ManualClock) context.ssc().scheduler().clock();
      int every =
          operation instanceof OperationSpec.Window window
              ? (int) window.slide().toMillis() / BATCH_MILLIS
              : 1;
      for (int batch = 1; batch <= clockTicks; batch++) {
        clock.advance(BATCH_MILLIS);
        int due = batch;
        if (due % every == 0) {
          await().atMost(Duration.ofSeconds(30)).until(() -> results.containsKey(due));
        }
      }
    }
    return new TreeMap<>(results);
  }

  private static final class Batches extends InputDStream<LineBlock> {
    private static final long serialVersionUID = 1L;
    private static final ClassTag<LineBlock> TAG = ClassTag$.MODULE$.apply(LineBlock.class);

    private final transient JavaSparkContext spark;
    private final ArrayList<String> batches;

    Batches(JavaStreamingContext context, List<String> batches) {
      super(context.ssc(), TAG);
      this.spark = context.sparkContext();
      this.batches = new ArrayList<>(batches);
    }

    JavaDStream<LineBlock> toJava() {
      return new JavaDStream<>(this, TAG);
    }

    @Override
    public Option<RDD<LineBlock>> compute(Time time) {
      int index = (int) (time.milliseconds() / BATCH_MILLIS) - 1;
      List<LineBlock> blocks = new ArrayList<>();
      if (index < batches.size()) {
        for (String line : batches.get(index).lines().toList()) {
          byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
          blocks.add(new LineBlock(bytes, 0, bytes.length));
        }
      }
      return Option.apply(spark.parallelize(blocks, 2).rdd());
    }

    @Override
    public void start() {
      // Nothing runs between batches.
    }

    @Override
    public void stop() {
      // Nothing to end.
    }
  }

  private static final class Collect implements VoidFunction2<JavaRDD<RowBlock>, Time> {
    private static final long serialVersionUID = 1L;
    private final transient Map<Integer, Map<String, Long>> results;

    Collect(Map<Integer, Map<String, Long>> results) {
      this.results = results;
    }

    @Override
    public void call(JavaRDD<RowBlock> blocks, Time time) {
      Map<String, Long> rows = new TreeMap<>();
      for (RowBlock block : blocks.collect()) {
        for (Iterator<Row> i = block.rows(); i.hasNext(); ) {
          Row row = i.next();
          String word = new String((byte[]) row.get(0), StandardCharsets.UTF_8);
          if (rows.put(word, (Long) row.get(1)) != null) {
            throw new IllegalStateException(word + " is in two partitions");
          }
        }
      }
      results.put((int) (time.milliseconds() / BATCH_MILLIS), rows);
    }
  }
}
