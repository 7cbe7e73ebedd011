package io.dstream.source;

import io.dstream.spec.PipelineSpec;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaReceiverInputDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.receiver.Receiver;

/** Reads a receiver's lines from its log if there is one, otherwise from the received blocks. */
final class ReceivedFeed implements Unrepeatable {
  private final JavaDStream<LineBlock> blocks;
  private final ReceiverNotices receiver;

  private ReceivedFeed(JavaDStream<LineBlock> blocks, ReceiverNotices receiver) {
    this.blocks = blocks;
    this.receiver = receiver;
  }

  /**
   * Opens the stream.
   *
   * @param receiver creates the receiver, which writes the log if there is one
   * @param words the wording of messages about its connections
   */
  static Source.Feed open(
      SourceContext context,
      Function<Optional<ReceivedLog>, Receiver<LineBlock>> receiver,
      ReceiverWords words) {
    JavaStreamingContext streaming = context.streaming();
    Optional<ReceivedLog> log = context.log();
    JavaReceiverInputDStream<LineBlock> received = streaming.receiverStream(receiver.apply(log));
    ReceiverNotices notices =
        new ReceiverNotices(received.receiverInputDStream().id(), words, context.notices());
    streaming.addStreamingListener(notices);
    return log.isPresent()
        ? new LoggedFeed(
            streaming,
            received,
            new LoggedLines(
                streaming.sparkContext(), log.get(), !context.fields().isEmpty(), context.resume()),
            notices)
        : new ReceivedFeed(received.transform(new Coalesce(tasks(context))), notices);
  }

  /**
   * Returns the number of tasks per batch. In local mode each receiver occupies one core and the
   * fewest tasks are the fastest; a cluster has more cores.
   */
  private static int tasks(SourceContext context) {
    PipelineSpec<?, ?, ?> spec = context.spec();
    int cores = context.streaming().sparkContext().defaultParallelism();
    return spec.master().local() ? Math.max(1, cores - spec.sources().receivers()) : 2 * cores;
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

  /** Combines many small received blocks into few tasks. */
  private record Coalesce(int tasks)
      implements org.apache.spark.api.java.function.Function<
          JavaRDD<LineBlock>, JavaRDD<LineBlock>> {
    private static final long serialVersionUID = 1L;

    @Override
    public JavaRDD<LineBlock> call(JavaRDD<LineBlock> blocks) {
      return blocks.coalesce(tasks);
    }
  }
}
