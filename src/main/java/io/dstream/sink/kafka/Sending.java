package io.dstream.sink.kafka;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Sends the records of a task and tracks failures. The Kafka client reports the outcome of each
 * record from its own thread.
 */
final class Sending implements Callback {
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicTarget target;
  private final Instant batch;

  /** Sends records of {@code batch}. */
  Sending(KafkaProducer<byte[], byte[]> producer, TopicTarget target, Instant batch) {
    this.producer = producer;
    this.target = target;
    this.batch = batch;
  }

  @Override
  public void onCompletion(RecordMetadata where, Exception e) {
    if (e != null) {
      failure.compareAndSet(null, e);
    }
  }

  /**
   * Hands a record to the producer, which sends it asynchronously.
   *
   * @throws io.dstream.spec.DstreamException when this or an earlier record was not stored
   */
  void send(ProducerRecord<byte[], byte[]> sent) {
    requireNoFailure();
    step(
        () -> {
          var unused = producer.send(sent, this);
        });
  }

  /** Waits until the broker has all records; throws as {@link #send}. */
  void finish() {
    step(producer::flush);
    requireNoFailure();
  }

  /** Runs a call of the producer and translates its failures into errors for the user. */
  void step(Runnable call) {
    try {
      call.run();
    } catch (InterruptException e) {
      throw e; // the task was killed
    } catch (KafkaException e) {
      throw target.failure(batch, e);
    }
  }

  private void requireNoFailure() {
    Exception first = failure.get();
    if (first != null) {
      throw target.failure(batch, first);
    }
  }
}
