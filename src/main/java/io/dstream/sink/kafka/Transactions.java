package io.dstream.sink.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * The producer of one partition of a topic, which writes a batch in one transaction. The next
 * producer of the partition, in any process, fences this one and ends its transaction. A fenced
 * producer must be replaced by a new one, which looks up the last batch of the partition. The lock
 * of the checkpoint prevents two streams from sharing a checkpoint. Not thread-safe; one task uses
 * it at a time.
 */
final class Transactions {
  /** The producers that no task is using; this JVM keeps them from batch to batch. */
  private static final Map<String, Transactions> IDLE = new ConcurrentHashMap<>();

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TransactionLog log;
  private final int partition;
  private final KafkaProducer<byte[], byte[]> producer;
  private Optional<Instant> last;

  private Transactions(TransactionLog log, int partition) {
    this.log = log;
    this.partition = partition;
    this.producer = log.target().producer(log.transactionalId(partition));
    try {
      producer.initTransactions(); // ends the transaction of an earlier producer
      this.last = log.last(partition);
    } catch (RuntimeException e) {
      abandon();
      throw e;
    }
  }

  /**
   * Begins a transaction and records the batch in it.
   *
   * @return the producer; empty when the partition already has the batch
   */
  static Optional<Transactions> begin(TransactionLog log, int partition, Instant batch) {
    Transactions idle = IDLE.remove(log.transactionalId(partition));
    if (idle != null) {
      try {
        return idle.begin(batch);
      } catch (ProducerFencedException
          | InvalidProducerEpochException
          | InvalidPidMappingException e) {
        idle.abandon(); // another process wrote the partition, or the brokers forgot the producer
      }
    }
    return new Transactions(log, partition).begin(batch);
  }

  private Optional<Transactions> begin(Instant batch) {
    if (last.isPresent() && !batch.isAfter(last.get())) {
      release();
      return Optional.empty();
    }
    try {
      producer.beginTransaction();
      log.note(producer, partition, batch);
      last = Optional.of(batch);
      return Optional.of(this);
    } catch (RuntimeException e) {
      abandon();
      throw e;
    }
  }

  KafkaProducer<byte[], byte[]> producer() {
    return producer;
  }

  /** Commits the batch, then keeps the producer for the next batch. */
  void commit() {
    producer.commitTransaction();
    release();
  }

  private void release() {
    IDLE.put(log.transactionalId(partition), this);
  }

  /** Closes the producer; the next one ends a transaction that is in progress. */
  void abandon() {
    producer.close(Duration.ZERO);
  }

  /** Closes the producers of a stream that no task is using. */
  static void close(TransactionLog log) {
    for (int partition = 0; partition < log.partitions(); partition++) {
      Transactions idle = IDLE.remove(log.transactionalId(partition));
      if (idle != null) {
        idle.producer.close(PATIENCE);
      }
    }
  }
}
