package io.dstream.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.streaming.scheduler.BatchInfo;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;

/**
 * Prints every batch that is done, one {@link Batch} as JSON a line, and before them a blank line.
 */
final class BatchTimes implements StreamingListener {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private final Map<Long, Tally> tallies = new ConcurrentHashMap<>();

  BatchTimes(PrintStream out) {
    this.out = out;
  }

  /** Notes what was counted in the batch at {@code time}, before it is done. */
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

  private static long heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getName().contains("Old"))
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(Objects::nonNull)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
