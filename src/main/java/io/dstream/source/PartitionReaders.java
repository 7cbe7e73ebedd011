package io.dstream.source;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps idle readers for the next batch, which reuses their connections and prefetched records.
 * Keeps at most {@value #KEPT} per process. Thread-safe.
 */
final class PartitionReaders {
  private static final int KEPT = 64;
  private static final Map<Key, PartitionReader> IDLE = new LinkedHashMap<>();

  private PartitionReaders() {}

  private record Key(Map<String, Object> settings, TopicPartition partition) {}

  /** Returns a reader for the caller's exclusive use until it is given back or closed. */
  static PartitionReader take(Map<String, Object> settings, TopicPartition partition) {
    PartitionReader idle;
    synchronized (IDLE) {
      idle = IDLE.remove(new Key(settings, partition));
    }
    return idle == null ? new PartitionReader(settings, partition) : idle;
  }

  static void giveBack(
      Map<String, Object> settings, TopicPartition partition, PartitionReader reader) {
    PartitionReader tooMany = null;
    synchronized (IDLE) {
      PartitionReader other = IDLE.put(new Key(settings, partition), reader);
      if (other != null) {
        tooMany = other;
      } else if (IDLE.size() > KEPT) {
        Iterator<PartitionReader> oldest = IDLE.values().iterator();
        tooMany = oldest.next();
        oldest.remove();
      }
    }
    if (tooMany != null) {
      tooMany.close();
    }
  }

  /** Closes the idle readers of a stream that has ended. */
  static void close(Map<String, Object> settings) {
    synchronized (IDLE) {
      IDLE.entrySet()
          .removeIf(
              idle -> {
                boolean ours = idle.getKey().settings().equals(settings);
                if (ours) {
                  idle.getValue().close();
                }
                return ours;
              });
    }
  }
}
