package io.dstream.source;

import io.dstream.text.LineBlock;
import java.io.InputStream;
import java.util.List;
import org.apache.spark.rdd.RDD;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Option;

/** The lines of stdin, kept in memory until their batch is done. */
final class StdinInputDStream extends StdinStream<LineBlock> implements Unrepeatable {
  private static final long serialVersionUID = 1L;

  private final transient StoredBlocks stored;

  StdinInputDStream(JavaStreamingContext context, InputStream in) {
    super(context, new StdinReader<>(in, StoredBlocks.capacity(), block -> block, List.of()));
    stored = new StoredBlocks(context.sparkContext(), id());
  }

  @Override
  public Option<RDD<LineBlock>> compute(Time time) {
    List<LineBlock> blocks = reader().take(batchNumber(time));
    report(time, blocks.size());
    return Option.apply(stored.store(time.milliseconds(), blocks));
  }

  @Override
  public void completed(long time) {
    stored.remove(time);
    super.completed(time);
  }
}
