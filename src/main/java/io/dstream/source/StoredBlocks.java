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
 * Stores lines that the driver has read. Its block manager keeps them until their batch is done.
 * Tasks of this process read them in place; tasks of other executors fetch them.
 */
final class StoredBlocks {
  /** The smallest amount that is worth a task, in bytes. */
  private static final long LEAST_PER_TASK = 1 << 20;

  private final JavaSparkContext spark;
  private final int stream;
  private final ConcurrentSkipListMap<Long, List<BlockId>> byBatch = new ConcurrentSkipListMap<>();
  private long stored;

  /** Creates the store of the input stream with id {@code stream}. */
  StoredBlocks(JavaSparkContext spark, int stream) {
    this.spark = spark;
    this.stream = stream;
  }

  /**
   * Returns half of Spark's storage memory, in bytes. The other half is for the state of
   * operations.
   */
  static long capacity() {
    return SparkEnv.get().memoryManager().maxOnHeapStorageMemory() / 2;
  }

  /** Stores the lines of the batch at {@code time}, in milliseconds. */
  RDD<LineBlock> store(long time, List<LineBlock> blocks) {
    List<BlockId> ids = new ArrayList<>();
    for (List<LineBlock> part : parts(blocks)) {
      ids.add(Rdds.store(part, stream, stored++, BlockInputDStream.TAG));
    }
    byBatch.computeIfAbsent(time, t -> new ArrayList<>()).addAll(ids);
    return Rdds.ofStored(spark, ids, BlockInputDStream.TAG);
  }

  /** Splits the blocks into one part per task, about equal in bytes. */
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

  /** Removes the lines of the batches up to {@code time}, in milliseconds. */
  void remove(long time) {
    var done = byBatch.headMap(time, true);
    done.values().forEach(Rdds::removeStored);
    done.clear();
  }
}
