package io.dstream.source;

import io.dstream.text.LineBlock;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.dstream.InputDStream;
import org.apache.spark.streaming.scheduler.StreamInputInfo;
import scala.collection.immutable.Map$;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Base class of the input streams that choose their data on the driver. */
abstract class BlockInputDStream extends InputDStream<LineBlock> {
  private static final long serialVersionUID = 1L;
  static final ClassTag<LineBlock> TAG = ClassTag$.MODULE$.apply(LineBlock.class);

  BlockInputDStream(JavaStreamingContext context) {
    super(context.ssc(), TAG);
  }

  JavaDStream<LineBlock> toJava() {
    return new JavaDStream<>(this, TAG);
  }

  /**
   * Reports the input size of a batch to Spark, for its progress and for {@code --idle}. The unit
   * (records, blocks or files) depends on the stream.
   */
  void report(Time time, long records) {
    ssc()
        .scheduler()
        .inputInfoTracker()
        .reportInfo(time, new StreamInputInfo(id(), records, Map$.MODULE$.empty()));
  }

  /** Returns the number of the batch at {@code time}, from 1. */
  long batchNumber(Time time) {
    return time.minus(zeroTime()).milliseconds() / slideDuration().milliseconds();
  }

  @Override
  public void start() {
    // Nothing runs between batches.
  }

  @Override
  public void stop() {
    // Nothing to stop.
  }
}
