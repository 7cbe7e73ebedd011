package io.dstream.source;

import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.rdd.RDD;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Option;

/** Takes, each batch, the lines that came on stdin by its time. */
final class StdinInputDStream extends BlockInputDStream implements Unrepeatable {
  private static final long serialVersionUID = 1L;

  private final transient StdinReader reader;
  private final transient StoredBlocks stored;

  StdinInputDStream(JavaStreamingContext context, InputStream in) {
    super(context);
    reader = new StdinReader(in, StoredBlocks.capacity());
    stored = new StoredBlocks(context.sparkContext(), id());
  }

  @Override
  public void start() {
    reader.start();
  }

  @Override
  public void stop() {
    reader.stop();
  }

  @Override
  public JavaDStream<LineBlock> blocks() {
    return toJava();
  }

  @Override
  public Option<RDD<LineBlock>> compute(Time time) {
    List<LineBlock> blocks = reader.take(batchNumber(time));
    report(time, blocks.size());
    return Option.apply(stored.store(time.milliseconds(), blocks));
  }

  @Override
  public OptionalLong lastBatch() {
    return reader.lastBatch();
  }

  @Override
  public void stopping() {
    reader.stop();
  }

  @Override
  public boolean pendingSince(long time) {
    return reader.pending();
  }

  @Override
  public void check() {
    reader.check();
  }

  @Override
  public Silence silence(long time) {
    return reader.silence();
  }

  @Override
  public void completed(long time) {
    stored.remove(time);
    reader.release(batchNumber(new Time(time)));
  }

  @Override
  public void close() {
    reader.stop();
  }
}
