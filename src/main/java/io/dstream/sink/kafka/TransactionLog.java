package io.dstream.sink.kafka;

import io.dstream.kafka.KafkaOffsets;
import io.dstream.spec.DstreamException;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;

/**
 * Which batches are in a topic, as Kafka itself keeps it: the last batch of each partition is an
 * offset that a consumer group of ours has committed, in the same transaction as the batch's
 * records. The offset is the batch time in milliseconds since the epoch; noted beside it is how
 * many partitions the topic had.
 *
 * @param id names the stream's checkpoint
 * @param partitions how many the topic has
 */
record TransactionLog(TopicTarget target, String id, int partitions) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What the producer of a partition is known by in all runs. */
  String transactionalId(int partition) {
    return group() + "-" + partition;
  }

  private String group() {
    return "dstream-" + id + "-" + target.topic();
  }

  /** The last batch whose records are in {@code partition}; no transaction may be under way. */
  Optional<Instant> last(int partition) {
    TopicPartition asked = partition(partition);
    try (KafkaOffsets offsets = new KafkaOffsets(target.config(), group())) {
      return Optional.ofNullable(offsets.noted(List.of(asked), true).get(asked))
          .map(noted -> Instant.ofEpochMilli(noted.offset()));
    }
  }

  /** Notes the batch in the transaction of {@code producer}. */
  void note(KafkaProducer<byte[], byte[]> producer, int partition, Instant batch) {
    producer.sendOffsetsToTransaction(
        Map.of(partition(partition), new OffsetAndMetadata(batch.toEpochMilli(), "" + partitions)),
        new ConsumerGroupMetadata(group()));
  }

  /**
   * Makes sure that a batch that is written again meets the partitions that it met before.
   *
   * @param batch is written again
   */
  void requireSamePartitions(Instant batch) {
    List<TopicPartition> all = IntStream.range(0, partitions).mapToObj(this::partition).toList();
    try (KafkaOffsets offsets = new KafkaOffsets(target.config(), group())) {
      for (OffsetAndMetadata noted : offsets.noted(all, false).values()) {
        boolean again = noted.offset() == batch.toEpochMilli();
        if (again && !noted.metadata().equals("" + partitions)) {
          throw DstreamException.failed(
              target
                  + " had "
                  + noted.metadata()
                  + " partitions when a part of the batch of "
                  + batch
                  + " was written, and has "
                  + partitions
                  + " now: the rest cannot be written exactly once",
              "--sink-guarantee at-least-once writes that batch again, whole",
              null);
        }
      }
    }
  }

  private TopicPartition partition(int partition) {
    return new TopicPartition(target.topic(), partition);
  }
}
