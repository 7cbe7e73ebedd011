package io.dstream.pipe.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.StreamingContext;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.dstream.InputDStream;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;
import org.apache.spark.util.ManualClock;
import scala.Option;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Spark's own DStreams over given batches of a second, under a manual clock. */
final class StreamOracle {
  private static final String CLOCK = "spark.streaming.clock";
  private static final ClassTag<String> STRING = ClassTag$.MODULE$.apply(String.class);

  /** Catches a hang. */
  private static final long MINUTES = 5;

  private StreamOracle() {}

  static Tuple2<String, Integer> pair(String key, int value) {
    return new Tuple2<>(key, value);
  }

  static int size(Iterable<?> values) {
    return (int) StreamSupport.stream(values.spliterator(), false).count();
  }

  /**
   * Runs a stream to the end of its batches.
   *
   * @param batches lines such as {@code "k7 3"}, which are the pairs that {@code stream} gets
   * @param results how many batches have a result: of the others Spark says nothing
   * @param directory for Spark's checkpoints
   * @return the rows of each batch that has a result, by its time
   */
  static Map<Long, List<String>> run(
      JavaSparkContext spark,
      Path directory,
      List<List<String>> batches,
      int results,
      Function<JavaPairDStream<String, Integer>, JavaDStream<String>> stream)
      throws InterruptedException {
    spark.sc().conf().set(CLOCK, ManualClock.class.getName());
    JavaStreamingContext context = new JavaStreamingContext(spark, Durations.seconds(1));
    try {
      context.checkpoint(directory.toString());
      JavaPairDStream<String, Integer> pairs =
          JavaDStream.fromDStream(new Batches(context.ssc(), batches), STRING)
              .mapToPair(
                  line -> {
                    String[] parts = line.split(" ", -1);
                    return pair(parts[0], Integer.parseInt(parts[1]));
                  });
      Map<Long, List<String>> rows = new ConcurrentHashMap<>();
      stream.apply(pairs).foreachRDD((rdd, time) -> rows.put(time.milliseconds(), rdd.collect()));
      CountDownLatch done = new CountDownLatch(results);
      context.addStreamingListener(new Done(done));
      context.start();
      ((ManualClock) context.ssc().scheduler().clock()).advance(1000L * batches.size());
      if (!done.await(MINUTES, TimeUnit.MINUTES)) {
        throw new AssertionError("Spark did not come to an end");
      }
      return rows;
    } finally {
      context.stop(false, false);
      spark.sc().conf().remove(CLOCK);
    }
  }

  private record Done(CountDownLatch batches) implements StreamingListener {
    @Override
    public void onBatchCompleted(StreamingListenerBatchCompleted completed) {
      batches.countDown();
    }
  }

  /** A batch a second, the first at the end of the first second. */
  private static final class Batches extends InputDStream<String> {
    private static final long serialVersionUID = 1L;

    private final List<List<String>> batches;

    Batches(StreamingContext context, List<List<String>> batches) {
      super(context, STRING);
      this.batches = batches;
    }

    @Override
    public Option<RDD<String>> compute(Time time) {
      int index = (int) (time.milliseconds() / 1000) - 1;
      List<String> lines = index < batches.size() ? batches.get(index) : List.of();
      return Option.apply(
          JavaSparkContext.fromSparkContext(context().sparkContext()).parallelize(lines, 2).rdd());
    }

    @Override
    public void start() {
      // The batches are there.
    }

    @Override
    public void stop() {
      // Nothing is held.
    }
  }
}
