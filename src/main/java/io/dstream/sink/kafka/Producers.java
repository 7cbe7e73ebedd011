package io.dstream.sink.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * The producers of the executor in this JVM, one per stream. A producer is created when a task
 * first asks for it. It uses Kafka's {@code buffer.memory}, 32 MiB. Thread-safe.
 */
final class Producers {
  private static final Map<String, KafkaProducer<byte[], byte[]>> BY_STREAM =
      new ConcurrentHashMap<>();

  private Producers() {}

  /** Returns the producer of a stream; creates it if there is none. */
  static KafkaProducer<byte[], byte[]> of(String stream, TopicTarget target) {
    return BY_STREAM.computeIfAbsent(stream, key -> target.producer());
  }

  /** Closes the producer of a stream, if there is one, and drops records that are in flight. */
  static void close(String stream) {
    KafkaProducer<byte[], byte[]> producer = BY_STREAM.remove(stream);
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
  }
}
