package io.dstream.source;

import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.util.OptionalLong;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Takes, in each batch, the lines that arrived on stdin by then.
 *
 * @param <T> the form in which a block is kept until its batch takes it
 */
abstract class StdinStream<T> extends BlockInputDStream implements Source.Feed {
  private static final long serialVersionUID = 1L;

  private final transient StdinReader<T> reader;

  StdinStream(JavaStreamingContext context, StdinReader<T> reader) {
    super(context);
    this.reader = reader;
  }

  final StdinReader<T> reader() {
    return reader;
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
    reader.release(batchNumber(new Time(time)));
  }

  @Override
  public void close() {
    reader.stop();
  }
}
