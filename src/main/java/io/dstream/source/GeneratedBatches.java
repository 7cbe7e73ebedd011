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

/**
 * The RDDs that the feeds of a stream give to each batch, from when they are made until it runs.
 */
final class GeneratedBatches {
  private final Map<String, Source.Feed> feeds;
  private final Map<Long, Map<String, JavaRDD<LineBlock>>> generated = new ConcurrentHashMap<>();

  GeneratedBatches(Map<String, Source.Feed> feeds) {
    this.feeds = feeds;
  }

  /** Has every batch of the stream handed over, once it is started. */
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
   * Notes the RDDs of a batch when they are made; runs on the driver. It gives Spark the first one,
   * since Spark wants one; that is not used.
   */
  private static final class NoteInput
      implements Function2<List<JavaRDD<?>>, Time, JavaRDD<LineBlock>> {
    private static final long serialVersionUID = 1L;

    private final transient GeneratedBatches batches; // Spark tries whether it can be sent

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

  @SuppressWarnings("unchecked") // that is what feeds give; Spark's interface has lost the type
  private static JavaRDD<LineBlock> blocks(JavaRDD<?> rdd) {
    return (JavaRDD<LineBlock>) rdd;
  }
}
