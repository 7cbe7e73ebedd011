package io.dstream.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.streaming.scheduler.BatchInfo;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;

/** Prints each completed batch as a line of JSON, a {@link Batch}. */
final class BatchTimes implements StreamingListener {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private final Map<Long, Tally> tallies = new ConcurrentHashMap<>();

  BatchTimes(PrintStream out) {
    this.out = out;
  }

  /** Records the tally of the batch at {@code time} before the batch completes. */
  void counted(long time, Tally tally) {
    tallies.merge(time, tally, Tally::plus);
  }

  @Override
  public void onBatchCompleted(StreamingListenerBatchCompleted event) {
    BatchInfo info = event.batchInfo();
    long time = info.batchTime().milliseconds();
    Tally tally = Objects.requireNonNullElse(tallies.remove(time), Tally.NOTHING);
    Batch batch =
        new Batch(
            time,
            (Long) info.schedulingDelay().get(),
            (Long) info.processingDelay().get(),
            (Long) info.processingEndTime().get(),
            tally,
            heap());
    try {
      out.println(JSON.writeValueAsString(batch));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the heap in use after the last garbage collection; 0 when none has run yet. */
  private static long heap() {
    return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
        .map(GarbageCollectorMXBean::getLastGcInfo)
        .filter(Objects::nonNull)
        .max(Comparator.comparingLong(GcInfo::getEndTime))
        .map(BatchTimes::heapAfter)
        .orElse(0L);
  }

  private static long heapAfter(GcInfo collection) {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> collection.getMemoryUsageAfterGc().get(pool.getName()).getUsed())
        .sum();
  }
}
