package io.dstream.source;

import io.dstream.text.LineBlock;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** An input stream that knows what each batch takes in, and can read it again. */
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

  /** Remembers what the batch at {@code time} takes in, until it is done. */
  void note(Time time, Source.Taken batch) {
    taken.put(time.milliseconds(), batch);
  }

  /** Changes what the batches from {@code time}, milliseconds, on are known to take in. */
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
