package io.dstream.source;

import io.dstream.text.LineBlock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** Holds the RDDs that the feeds of a stream create for each batch, until the batch runs. */
final class GeneratedBatches {
  private final Map<String, Source.Feed> feeds;
  private final Map<Long, Map<String, JavaRDD<LineBlock>>> generated = new ConcurrentHashMap<>();

  GeneratedBatches(Map<String, Source.Feed> feeds) {
    this.feeds = feeds;
  }

  /** Passes every batch of the stream to {@code receiver}, once the stream is started. */
  void handOver(JavaStreamingContext context, BatchReceiver receiver) {
    List<JavaDStream<?>> streams = new ArrayList<>();
    feeds.values().forEach(feed -> streams.add(feed.blocks()));
    context
        .transform(streams, new NoteInput(this))
        .foreachRDD(
            (first, time) ->
                receiver.receive(generated.remove(time.milliseconds()), time.milliseconds()));
  }

  /**
   * Records the RDDs of a batch when they are created. Runs on the driver. Returns the first RDD
   * because Spark requires one; it is not used.
   */
  private static final class NoteInput
      implements Function2<List<JavaRDD<?>>, Time, JavaRDD<LineBlock>> {
    private static final long serialVersionUID = 1L;

    private final transient GeneratedBatches batches; // Spark serializes the function as a check

    NoteInput(GeneratedBatches batches) {
      this.batches = batches;
    }

    @Override
    public JavaRDD<LineBlock> call(List<JavaRDD<?>> rdds, Time time) {
      Map<String, JavaRDD<LineBlock>> input = new LinkedHashMap<>();
      Iterator<JavaRDD<?>> next = rdds.iterator();
      batches.feeds.keySet().forEach(name -> input.put(name, blocks(next.next())));
      batches.generated.put(time.milliseconds(), input);
      return blocks(rdds.get(0));
    }
  }

  @SuppressWarnings("unchecked") // feeds create this type; Spark's interface erases it
  private static JavaRDD<LineBlock> blocks(JavaRDD<?> rdd) {
    return (JavaRDD<LineBlock>) rdd;
  }
}
