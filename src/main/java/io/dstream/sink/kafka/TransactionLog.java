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
 * Records in Kafka which batches are in a topic. For each partition, the offset that dstream's
 * consumer group has committed stands for the last batch. It is committed in the same transaction
 * as the batch's records. The offset is the batch time in milliseconds since the epoch. Its
 * metadata is the number of partitions that the topic had.
 *
 * @param id the identifier of the stream's checkpoint
 * @param partitions the number of partitions of the topic
 */
record TransactionLog(TopicTarget target, String id, int partitions) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Returns the transactional id of a partition's producer, the same in all runs. */
  String transactionalId(int partition) {
    return group() + "-" + partition;
  }

  private String group() {
    return "dstream-" + id + "-" + target.topic();
  }

  /** Returns the last batch in {@code partition}; waits for transactions that are in progress. */
  Optional<Instant> last(int partition) {
    TopicPartition asked = partition(partition);
    try (KafkaOffsets offsets = new KafkaOffsets(target.config(), group())) {
      return Optional.ofNullable(offsets.noted(List.of(asked), true).get(asked))
          .map(noted -> Instant.ofEpochMilli(noted.offset()));
    }
  }

  /** Commits the batch time as an offset in the current transaction of {@code producer}. */
  void note(KafkaProducer<byte[], byte[]> producer, int partition, Instant batch) {
    producer.sendOffsetsToTransaction(
        Map.of(partition(partition), new OffsetAndMetadata(batch.toEpochMilli(), "" + partitions)),
        new ConsumerGroupMetadata(group()));
  }

  /**
   * Checks that the topic has the same number of partitions as when the batch was written before.
   *
   * @param batch the batch that is written again
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
