package io.dstream.source;

import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.streaming.StreamingContext;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaReceiverInputDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.scheduler.ReceivedBlockInfo;
import scala.collection.JavaConverters;

/**
 * Reads a receiver's lines from its log. The receiver reports the log slice of each block to Spark,
 * which determines the slices of a batch. Lines that no batch read before a crash are in the first
 * batch after it.
 */
final class LoggedFeed implements Logged {
  private final StreamingContext context;
  private final LoggedLines lines;
  private final ReceiverNotices receiver;
  private final int stream;
  private final JavaDStream<LineBlock> blocks;
  private List<ReceivedLog.Slice> left;

  LoggedFeed(
      JavaStreamingContext context,
      JavaReceiverInputDStream<LineBlock> received,
      LoggedLines lines,
      ReceiverNotices receiver) {
    this.context = context.ssc();
    this.lines = lines;
    this.receiver = receiver;
    this.stream = received.receiverInputDStream().id();
    this.left = lines.left();
    this.blocks = received.transform(new TakeIn());
  }

  /** Replaces the blocks in memory with the log's lines. Runs on the driver. */
  private final class TakeIn implements Function2<JavaRDD<LineBlock>, Time, JavaRDD<LineBlock>> {
    private static final long serialVersionUID = 1L;

    @Override
    public JavaRDD<LineBlock> call(JavaRDD<LineBlock> inMemory, Time time) {
      List<ReceivedLog.Slice> slices = new ArrayList<>(left);
      left = List.of();
      for (ReceivedBlockInfo block :
          JavaConverters.seqAsJavaList(
              context.scheduler().receiverTracker().getBlocksOfBatchAndStream(time, stream))) {
        ReceivedLog.Slice slice = (ReceivedLog.Slice) block.metadataOption().get();
        slices.addAll(lines.untoldBefore(slice, slices));
        slices.add(slice);
      }
      return lines.take(slices, time.milliseconds());
    }
  }

  @Override
  public LoggedLines lines() {
    return lines;
  }

  @Override
  public JavaDStream<LineBlock> blocks() {
    return blocks;
  }

  @Override
  public Silence silence(long time) {
    return receiver.silence();
  }

  @Override
  public void check() {
    receiver.check();
  }
}
