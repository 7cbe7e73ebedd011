package io.dstream.source;

import io.dstream.spec.DstreamException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads ranges of one partition's offsets, one after the other, with its own consumer, which joins
 * no group. Offsets without a record (transaction markers, aborted and compacted records) are
 * skipped, also at the end of a range. Spark's KafkaRDD waits there for a record that never
 * arrives. Not thread-safe.
 */
final class PartitionReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final KafkaConsumer<ByteBuffer, ByteBuffer> consumer;
  private final TopicPartition partition;
  private Iterator<ConsumerRecord<ByteBuffer, ByteBuffer>> polled = Collections.emptyIterator();
  private ConsumerRecord<ByteBuffer, ByteBuffer> ahead;
  private long position = -1;

  PartitionReader(Map<String, Object> settings, TopicPartition partition) {
    this.consumer = new KafkaConsumer<>(settings);
    this.partition = partition;
    consumer.assign(List.of(partition));
  }

  /** Seeks to an offset. If the previous range ended there, fetched records are kept. */
  void seek(long offset) {
    if (offset != position) {
      consumer.seek(partition, offset);
      polled = Collections.emptyIterator();
      ahead = null;
      position = offset;
    }
  }

  /**
   * Returns the next record before offset {@code until}, or null if there is none.
   *
   * @throws DstreamException if the offsets are gone or the broker does not answer
   */
  ConsumerRecord<ByteBuffer, ByteBuffer> next(long until) {
    if (ahead == null && !polled.hasNext()) {
      await(until);
    }
    if (ahead == null && polled.hasNext()) {
      ahead = polled.next();
    }
    if (ahead == null || ahead.offset() >= until) {
      position = until;
      return null;
    }
    ConsumerRecord<ByteBuffer, ByteBuffer> record = ahead;
    ahead = null;
    position = record.offset() + 1;
    return record;
  }

  /** Polls until there are records, or until offset {@code until} is reached without any. */
  private void await(long until) {
    long start = System.nanoTime();
    while (!polled.hasNext() && position < until) {
      poll();
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw DstreamException.failed(
            "Kafka gave no record of "
                + partition
                + " from offset "
                + position
                + " for two minutes",
            null);
      }
    }
  }

  private void poll() {
    try {
      polled = consumer.poll(POLL).records(partition).iterator();
      if (!polled.hasNext()) {
        position = Math.max(position, consumer.position(partition, PATIENCE));
      }
    } catch (OffsetOutOfRangeException e) {
      throw DstreamException.failed(
          "offset " + position + " of " + partition + " is gone, while it was to be read",
          "--on-data-loss skip reads on from the first offset there is",
          e);
    }
  }

  @Override
  public void close() {
    consumer.close(Duration.ZERO);
  }
}
