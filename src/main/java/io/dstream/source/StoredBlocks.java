package io.dstream.source;

import io.dstream.spark.Rdds;
import io.dstream.text.LineBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.BlockId;

/**
 * Lines that the driver has read, kept by its block manager until their batch is done: tasks of
 * this process read them where they are, those of other executors fetch them.
 */
final class StoredBlocks {
  /** A task is not worth its cost for less, in bytes. */
  private static final long LEAST_PER_TASK = 1 << 20;

  private final JavaSparkContext spark;
  private final int stream;
  private final ConcurrentSkipListMap<Long, List<BlockId>> byBatch = new ConcurrentSkipListMap<>();
  private long stored;

  /** Of the input stream with this id. */
  StoredBlocks(JavaSparkContext spark, int stream) {
    this.spark = spark;
    this.stream = stream;
  }

  /** Half of what Spark may store, in bytes: the other half is for what operations remember. */
  static long capacity() {
    return SparkEnv.get().memoryManager().maxOnHeapStorageMemory() / 2;
  }

  /** Keeps the lines of the batch at {@code time}, milliseconds. */
  RDD<LineBlock> store(long time, List<LineBlock> blocks) {
    List<BlockId> ids = new ArrayList<>();
    for (List<LineBlock> part : parts(blocks)) {
      ids.add(Rdds.store(part, stream, stored++, BlockInputDStream.TAG));
    }
    byBatch.computeIfAbsent(time, t -> new ArrayList<>()).addAll(ids);
    return Rdds.ofStored(spark, ids, BlockInputDStream.TAG);
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

  /** Forgets the lines of the batches up to {@code time}, milliseconds. */
  void remove(long time) {
    var done = byBatch.headMap(time, true);
    done.values().forEach(Rdds::removeStored);
    done.clear();
  }
}
