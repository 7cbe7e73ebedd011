package io.dstream.sink.kafka;

import io.dstream.kafka.BrokerErrors;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A topic, and how to reach it.
 *
 * @param largest the topic's {@code max.message.bytes}
 * @param timeout how long a record is retried
 */
record TopicTarget(KafkaClientConfig config, String topic, int largest, Duration timeout)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int REQUEST_MILLIS = 10_000;
  private static final int LINGER_MILLIS = 5;

  /** The shortest timeout; with a shorter one, Kafka's own timeouts would contradict each other. */
  private static final long SHORTEST_MILLIS = 1_000;

  private static final int BATCH_BYTES = 256 << 10;
  private static final long TRANSACTION_MILLIS = Duration.ofMinutes(5).toMillis();

  /** The default limit of brokers. */
  private static final long LONGEST_TRANSACTION_MILLIS = Duration.ofMinutes(15).toMillis();

  /** The settings that differ from Kafka's defaults; the user's properties override them. */
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          ProducerConfig.CLIENT_ID_CONFIG,
          "dstream-sink",
          ProducerConfig.LINGER_MS_CONFIG,
          LINGER_MILLIS,
          // The broker, not the client, rejects records that are too large.
          ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
          64 << 20,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
          REQUEST_MILLIS);

  /** Creates an idempotent producer; each record is written once, and to all replicas. */
  KafkaProducer<byte[], byte[]> producer() {
    return open(properties());
  }

  /** Creates a producer with this transactional id. */
  KafkaProducer<byte[], byte[]> producer(String transactionalId) {
    Map<String, Object> properties = properties();
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    return open(properties);
  }

  private KafkaProducer<byte[], byte[]> open(Map<String, Object> properties) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    return BrokerErrors.open(config, () -> new KafkaProducer<>(properties, bytes, bytes));
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(DEFAULTS);
    // If the topic rejects a batch as too large, the client splits it into batches of this size.
    // With a size above the topic's limit, the split batches would be rejected again.
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, Math.min(BATCH_BYTES, largest));
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, transactionMillis());
    properties.putAll(config.clientProperties());
    long patience = Math.max(timeout.toMillis(), SHORTEST_MILLIS);
    int limit = (int) Math.min(patience, Integer.MAX_VALUE);
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limit);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
    properties.computeIfPresent(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (name, millis) -> within(limit, millis));
    return properties;
  }

  private int transactionMillis() {
    long longest = Math.max(TRANSACTION_MILLIS, timeout.toMillis());
    return (int) Math.min(longest, LONGEST_TRANSACTION_MILLIS);
  }

  /** Limits the request timeout, because Kafka rejects one that exceeds the delivery timeout. */
  private static Object within(int limit, Object millis) {
    return millis.toString().matches("\\d{1,9}")
        ? Math.min(Integer.parseInt(millis.toString()), limit / 2)
        : millis;
  }

  /** Returns the error for a batch that was not stored, or only in part. */
  DstreamException failure(Instant batch, Exception cause) {
    String what = "the batch of " + batch + " was not stored: " + this;
    if (cause instanceof TimeoutException) {
      return DstreamException.failed(
          what
              + " took no records within "
              + "--sink-timeout "
              + Durations.format(timeout)
              + " ("
              + cause.getMessage()
              + ")",
          cause);
    }
    return DstreamException.failed(
        what + " refuses it: " + cause.getMessage(),
        cause instanceof RecordTooLargeException
            ? "a row is limited by the topic's max.message.bytes, and by 32 MiB"
            : "",
        cause);
  }

  @Override
  public String toString() {
    return "topic " + topic + " at " + config.bootstrapServers();
  }
}
