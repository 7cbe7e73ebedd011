package io.dstream.generator;

import io.dstream.control.StopRequest;
import io.dstream.kafka.BrokerErrors;
import io.dstream.kafka.KafkaBroker;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.KafkaTopic;
import io.dstream.spec.DstreamException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends messages to a Kafka topic at a steady rate. Every message is acknowledged by all replicas
 * and written once (an idempotent producer), unless the user's properties say otherwise.
 *
 * <p>A message that is too large is omitted and counted as failed. Any other failure ends the
 * sending, as do the end of the source, the count and a stop request. In all cases, messages
 * already handed to the client are sent first.
 */
public final class TopicProducer {
  /** A source that blocks this long has paused; missed messages are not made up for. */
  private static final long PAUSE = Duration.ofMillis(100).toNanos();

  private static final String BUFFER = String.valueOf(64 << 20);

  /** The settings that differ from Kafka's defaults; the user's properties take precedence. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          ProducerConfig.CLIENT_ID_CONFIG, "dstream-produce",
          ProducerConfig.LINGER_MS_CONFIG, "5",
          ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(256 << 10),
          ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER,
          // The broker rejects messages that are too large, not the client.
          ProducerConfig.MAX_REQUEST_SIZE_CONFIG, BUFFER,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
          ProducerConfig.MAX_BLOCK_MS_CONFIG, "30000");

  private final ProduceSpec spec;
  private final KafkaTopic topic;
  private final KafkaProducer<byte[], byte[]> client;
  private final boolean inTurn;
  private final Deliveries deliveries = new Deliveries();
  private final LongConsumer watcher;

  private TopicProducer(
      ProduceSpec spec,
      KafkaTopic topic,
      KafkaProducer<byte[], byte[]> client,
      LongConsumer watcher) {
    this.spec = spec;
    this.topic = topic;
    this.client = client;
    this.watcher = watcher;
    this.inTurn = !spec.kafka().properties().containsKey(ProducerConfig.PARTITIONER_CLASS_CONFIG);
  }

  /**
   * Sends the messages of {@code source}, and closes it at the end.
   *
   * @param watcher is called repeatedly with the number of messages that the broker has
   *     acknowledged
   * @return the number of messages that the broker has acknowledged
   * @throws DstreamException exit status 1 when no broker can be reached, the source cannot be read
   *     or a message was not sent; 2 when the topic does not exist
   */
  public static long run(
      ProduceSpec spec, MessageSource source, StopRequest stop, LongConsumer watcher)
      throws InterruptedException {
    try (source) {
      KafkaTopic topic = KafkaBroker.requireTopics(spec.kafka(), List.of(spec.topic())).get(0);
      TopicProducer producer = new TopicProducer(spec, topic, connect(spec.kafka()), watcher);
      stop.onRequest(source::close);
      return producer.sendAll(source, stop);
    }
  }

  private static KafkaProducer<byte[], byte[]> connect(KafkaClientConfig kafka) {
    Map<String, Object> properties = new HashMap<>(DEFAULTS);
    properties.putAll(kafka.clientProperties());
    properties.computeIfAbsent(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        name -> deliveryTimeout("" + properties.get(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG)));
    ByteArraySerializer bytes = new ByteArraySerializer();
    return BrokerErrors.open(kafka, () -> new KafkaProducer<>(properties, bytes, bytes));
  }

  /** Allows three attempts; Kafka rejects a delivery timeout shorter than a request's. */
  private static String deliveryTimeout(String requestTimeout) {
    boolean millis = requestTimeout.matches("\\d{1,8}"); // Kafka reports invalid values
    return millis ? "" + 3 * Integer.parseInt(requestTimeout) : "30000";
  }

  private long sendAll(MessageSource source, StopRequest stop) throws InterruptedException {
    try (client) {
      if (spec.rate() == 0) {
        sendAtOnce(source, stop);
      } else {
        sendPaced(source, stop);
      }
    }
    deliveries.requireAll(spec.topic() + " at " + spec.brokers());
    return deliveries.sent();
  }

  private void sendAtOnce(MessageSource source, StopRequest stop) {
    for (long n = 0; goesOn(n, stop); n++) {
      Optional<byte[]> message = source.next();
      if (message.isEmpty()) {
        return;
      }
      send(message.get(), n);
    }
  }

  private void sendPaced(MessageSource source, StopRequest stop) throws InterruptedException {
    Schedule schedule = Schedule.perSecond(spec.rate(), System.nanoTime());
    for (long n = 0; goesOn(n, stop); n++) {
      long asked = System.nanoTime();
      Optional<byte[]> message = source.next();
      long now = System.nanoTime();
      if (now - asked > PAUSE && now > schedule.due(n)) {
        schedule = schedule.restartedAt(n, now);
      }
      if (message.isEmpty() || stop.await(schedule.until(n, now))) {
        return;
      }
      send(message.get(), n);
    }
  }

  private boolean goesOn(long sent, StopRequest stop) {
    return sent < spec.count().orElse(Long.MAX_VALUE)
        && !deliveries.hopeless()
        && !stop.requested();
  }

  private void send(byte[] line, long index) {
    watcher.accept(deliveries.sent());
    byte[] key = spec.key().of(line, index + 1).orElse(null);
    Integer partition = key == null && inTurn ? (int) (index % topic.partitions()) : null;
    byte[] message = spec.key().message(line);
    try {
      // The callback receives the outcome.
      var unused =
          client.send(new ProducerRecord<>(topic.name(), partition, key, message), deliveries);
    } catch (KafkaException e) {
      deliveries.onCompletion(null, e);
    }
  }
}
