package io.dstream.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.streaming.StreamingContext;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaReceiverInputDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.scheduler.ReceivedBlockInfo;
import org.apache.spark.util.SerializableConfiguration;
import scala.collection.JavaConverters;

/**
 * A receiver's lines out of its log: which slices a batch takes in stands in what the receiver
 * tells of each block, and what no batch took in before a crash is in the first batch after it.
 */
final class LoggedFeed implements Source.Feed {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ReceivedLog.Slice BEGIN = new ReceivedLog.Slice("", 0, 0);
  private static final long SMALLEST_SLICE = 1 << 20;

  private final JavaSparkContext spark;
  private final StreamingContext context;
  private final Broadcast<SerializableConfiguration> conf;
  private final ReceivedLog log;
  private final ReceiverNotices receiver;
  private final int stream;
  private final JavaDStream<LineBlock> blocks;
  private final Map<Long, Source.Taken> taken = new ConcurrentSkipListMap<>();
  private List<ReceivedLog.Slice> left;
  private ReceivedLog.Slice position;

  LoggedFeed(
      JavaStreamingContext context,
      JavaReceiverInputDStream<LineBlock> received,
      ReceivedLog log,
      ReceiverNotices receiver,
      Optional<Source.Resume> resume) {
    this.spark = context.sparkContext();
    this.context = context.ssc();
    this.conf = spark.broadcast(log.conf());
    this.log = log;
    this.receiver = receiver;
    this.stream = received.receiverInputDStream().id();
    this.position =
        resume.map(r -> JSON.convertValue(r.position(), ReceivedLog.Slice.class)).orElse(BEGIN);
    try {
      this.left = log.after(position);
    } catch (IOException e) {
      throw unreadable(e);
    }
    this.blocks = received.transform(new TakeIn());
  }

  /** The log's lines in place of the blocks in memory; runs on the driver. */
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
        unreportedBefore(slice, slices).forEach(lost -> append(slices, lost));
        append(slices, slice);
      }
      if (!slices.isEmpty()) {
        position = slices.get(slices.size() - 1);
      }
      taken.put(time.milliseconds(), new Source.Taken(JSON.valueToTree(slices), position()));
      return linesOf(slices);
    }
  }

  /** What a receiver that was lost with its executor logged and did not tell of. */
  private List<ReceivedLog.Slice> unreportedBefore(
      ReceivedLog.Slice slice, List<ReceivedLog.Slice> taken) {
    ReceivedLog.Slice end = taken.isEmpty() ? position : taken.get(taken.size() - 1);
    if (end.file().isEmpty() || end.file().equals(slice.file())) {
      return List.of();
    }
    try {
      return log.after(end).stream().filter(s -> s.file().compareTo(slice.file()) < 0).toList();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static DstreamException unreadable(IOException e) {
    return DstreamException.failed(
        "the log of what was received cannot be read: " + e.getMessage(), e);
  }

  /** Slices that follow one another in a file become one. */
  private static void append(List<ReceivedLog.Slice> slices, ReceivedLog.Slice slice) {
    int last = slices.size() - 1;
    if (last >= 0
        && slices.get(last).file().equals(slice.file())
        && slices.get(last).to() == slice.from()) {
      slices.set(last, new ReceivedLog.Slice(slice.file(), slices.get(last).from(), slice.to()));
    } else {
      slices.add(slice);
    }
  }

  private JavaRDD<LineBlock> linesOf(List<ReceivedLog.Slice> slices) {
    long bytes = slices.stream().mapToLong(slice -> slice.to() - slice.from()).sum();
    long each = Math.max(SMALLEST_SLICE, bytes / (2L * spark.defaultParallelism()) + 1);
    return FileSlice.rdd(spark, log.read(slices, each), conf);
  }

  @Override
  public JavaDStream<LineBlock> blocks() {
    return blocks;
  }

  @Override
  public JsonNode position() {
    return JSON.valueToTree(position);
  }

  @Override
  public Source.Taken taken(long time) {
    return taken.get(time);
  }

  @Override
  public JavaRDD<LineBlock> readAgain(JsonNode reads) {
    return linesOf(List.of(JSON.convertValue(reads, ReceivedLog.Slice[].class)));
  }

  @Override
  public Silence silence(long time) {
    return receiver.silence();
  }

  @Override
  public void completed(long time) {
    Source.Taken done = taken.remove(time);
    try {
      log.removeBefore(done.position().get("file").textValue());
    } catch (IOException e) {
      throw DstreamException.failed(
          "the log of what was received cannot be cleaned up: " + e.getMessage(), e);
    }
  }

  @Override
  public void check() {
    receiver.check();
  }
}
