package io.dstream.source;

import io.dstream.spark.Rdds;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.BlockId;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Option;

/**
 * Takes, each batch, the lines that came on stdin by its time. They are kept by the block manager
 * of the driver until the batch is done: tasks of this process read them where they are, those of
 * other executors fetch them.
 */
final class StdinInputDStream extends BlockInputDStream implements Unrepeatable {
  private static final long serialVersionUID = 1L;

  /** A task is not worth its cost for less, in bytes. */
  private static final long LEAST_PER_TASK = 1 << 20;

  private final transient JavaSparkContext spark;
  private final transient StdinReader reader;
  private final transient ConcurrentSkipListMap<Long, List<BlockId>> storedByBatch =
      new ConcurrentSkipListMap<>();
  private transient long stored;

  StdinInputDStream(JavaStreamingContext context, InputStream in) {
    super(context);
    spark = context.sparkContext();
    reader = new StdinReader(in, capacity());
  }

  /** Half of what Spark may store, in bytes: the other half is for what operations remember. */
  private static long capacity() {
    return SparkEnv.get().memoryManager().maxOnHeapStorageMemory() / 2;
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
    List<BlockId> ids = new ArrayList<>();
    for (List<LineBlock> part : parts(blocks)) {
      ids.add(Rdds.store(part, id(), stored++, TAG));
    }
    storedByBatch.put(time.milliseconds(), ids);
    return Option.apply(Rdds.ofStored(spark, ids, TAG));
  }

  /** The blocks in as many parts as there are to be tasks, about equal in bytes. */
  private List<List<LineBlock>> parts(List<LineBlock> blocks) {
    long all = blocks.stream().mapToLong(LineBlock::length).sum();
    long each = Math.max(LEAST_PER_TASK, all / (2L * spark.defaultParallelism()) + 1);
    List<List<LineBlock>> parts = new ArrayList<>();
    long inPart = each;
    for (LineBlock block : blocks) {
      if (inPart >= each) {
        parts.add(new ArrayList<>());
        inPart = 0;
      }
      parts.get(parts.size() - 1).add(block);
      inPart += block.length();
    }
    return parts;
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
    var done = storedByBatch.headMap(time, true);
    done.values().forEach(Rdds::removeStored);
    done.clear();
    reader.release(batchNumber(new Time(time)));
  }

  @Override
  public void close() {
    reader.stop();
  }
}
