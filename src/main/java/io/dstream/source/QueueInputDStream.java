package io.dstream.source;

import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.util.SerializableConfiguration;
import scala.Option;

/** Takes, in each batch, the oldest run that was pushed by then and not taken yet. */
final class QueueInputDStream extends BlockInputDStream {
  private static final long serialVersionUID = 1L;

  private final transient JavaSparkContext spark;
  private final Broadcast<SerializableConfiguration> conf;
  private final TreeMap<Long, ArrayList<FileSlice>> runByBatch = new TreeMap<>();

  /** Creates a stream of runs in order. The batch and push intervals are in milliseconds. */
  QueueInputDStream(
      JavaStreamingContext context, List<List<FileSlice>> runs, long perBatch, long pushEvery) {
    super(context);
    spark = context.sparkContext();
    conf = spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    for (int run = 0; run < runs.size(); run++) {
      // A run is pushed at run * pushEvery after the start and taken by the first batch after that.
      // A batch takes at most one run, in the order of pushes.
      long pushedBy = 1 + Math.floorDiv(run * pushEvery, perBatch);
      runByBatch.put(Math.max(pushedBy, lastBatch() + 1), new ArrayList<>(runs.get(run)));
    }
  }

  /** Returns the number of the batch that takes the last run, from 1, or 0 if there is none. */
  long lastBatch() {
    return runByBatch.isEmpty() ? 0 : runByBatch.lastKey();
  }

  /** Explains why the batch at {@code time}, in milliseconds, takes nothing. */
  Silence silence(long time) {
    return batchNumber(new Time(time)) > lastBatch()
        ? Silence.of("taken", "the queue is empty; all that was pushed is processed")
        : Silence.of("waits", "the queue is empty until --queue-interval pushes the next RDD");
  }

  @Override
  public Option<RDD<LineBlock>> compute(Time time) {
    List<FileSlice> slices = runByBatch.getOrDefault(batchNumber(time), new ArrayList<>());
    report(time, slices.size());
    return Option.apply(FileSlice.rdd(spark, slices, conf).rdd());
  }
}
