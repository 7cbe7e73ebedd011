package io.dstream.source;

import io.dstream.text.LineBlock;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** An input stream that knows what each batch reads and can read it again. */
abstract class RepeatableInputDStream extends BlockInputDStream implements Source.Feed {
  private static final long serialVersionUID = 1L;

  private final transient ConcurrentNavigableMap<Long, Source.Taken> taken =
      new ConcurrentSkipListMap<>();

  RepeatableInputDStream(JavaStreamingContext context) {
    super(context);
  }

  @Override
  public JavaDStream<LineBlock> blocks() {
    return toJava();
  }

  /** Records what the batch at {@code time} reads, until the batch is done. */
  void note(Time time, Source.Taken batch) {
    taken.put(time.milliseconds(), batch);
  }

  /** Changes the record of what the batches from {@code time}, in milliseconds, on read. */
  void noteAgain(long time, UnaryOperator<Source.Taken> change) {
    taken.tailMap(time, true).replaceAll((at, batch) -> change.apply(batch));
  }

  @Override
  public Source.Taken taken(long time) {
    return taken.get(time);
  }

  @Override
  public void completed(long time) {
    taken.headMap(time, true).clear();
  }
}
