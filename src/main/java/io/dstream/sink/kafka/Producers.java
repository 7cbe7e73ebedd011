package io.dstream.sink.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * The producers of this JVM's executor, one per stream, made when a task asks for it. Its memory is
 * Kafka's {@code buffer.memory}, 32 MiB. Thread-safe.
 */
final class Producers {
  private static final Map<String, KafkaProducer<byte[], byte[]>> BY_STREAM =
      new ConcurrentHashMap<>();

  private Producers() {}

  /** That of a stream. */
  static KafkaProducer<byte[], byte[]> of(String stream, TopicTarget target) {
    return BY_STREAM.computeIfAbsent(stream, key -> target.producer());
  }

  /** Closes that of a stream, where there is one; what is on its way is given up. */
  static void close(String stream) {
    KafkaProducer<byte[], byte[]> producer = BY_STREAM.remove(stream);
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
  }
}
