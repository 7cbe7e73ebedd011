package io.dstream.agent;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.follow.FollowedLines;
import io.dstream.kafka.BrokerErrors;
import io.dstream.kafka.KafkaBroker;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.KafkaTopic;
import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.Phrases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends each line as a message to a topic. All replicas acknowledge it, and an idempotent producer
 * retries forever. All lines of a file go to one partition, so that their order is kept.
 */
final class KafkaCollector implements Collector {
  private static final long LOOK_EVERY_MILLIS = 200;
  private static final long ANSWER_MILLIS = 10_000;

  /** The differences from Kafka's own defaults. The user's properties override them. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          ProducerConfig.CLIENT_ID_CONFIG, "dstream-tail",
          ProducerConfig.LINGER_MS_CONFIG, "5",
          ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(256 << 10),
          // The broker, not the client, decides what is too large.
          ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(64 << 20),
          ProducerConfig.BUFFER_MEMORY_CONFIG, String.valueOf(64 << 20),
          ProducerConfig.ACKS_CONFIG, "all",
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
          ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000",
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(Integer.MAX_VALUE));

  private final KafkaClientConfig config;
  private final String topic;
  private final StopRequest stop;
  private final Notices notices;
  private final Outage outage;
  private Optional<JsonNode> arrived = Optional.empty();
  private Optional<Connection> connection = Optional.empty();
  private long waited;

  private record Connection(KafkaProducer<byte[], byte[]> producer, int partitions) {}

  private record Message(Future<RecordMetadata> answer, FollowedLines of, int bytes) {}

  KafkaCollector(KafkaClientConfig config, String topic, Notices notices, StopRequest stop) {
    this.config = config;
    this.topic = topic;
    this.notices = notices;
    this.stop = stop;
    this.outage = new Outage("topic " + topic + " at " + config.bootstrapServers(), notices, stop);
  }

  /**
   * Connects once the topic is found. Waits while the broker is unavailable.
   *
   * @throws DstreamException usage error, if the broker has no such topic
   */
  void connect() throws InterruptedException {
    while (connection.isEmpty() && !stop.requested()) {
      try {
        KafkaTopic found = KafkaBroker.requireTopics(config, List.of(topic)).get(0);
        Map<String, Object> properties = new HashMap<>(DEFAULTS);
        properties.putAll(config.clientProperties());
        ByteArraySerializer bytes = new ByteArraySerializer();
        connection =
            Optional.of(
                new Connection(
                    BrokerErrors.open(config, () -> new KafkaProducer<>(properties, bytes, bytes)),
                    found.partitions()));
      } catch (DstreamException e) {
        if (e.exitStatus() == ExitStatus.USAGE) {
          throw e;
        }
        outage.begins(e.getMessage());
        if (!outage.pause()) {
          return;
        }
      }
    }
  }

  @Override
  public void deliver(Handover lines) throws InterruptedException {
    while (!stop.requested()) {
      connect();
      if (connection.isPresent()) {
        try {
          if (areAcknowledged(send(connection.get(), lines))) {
            outage.ends();
            arrived = Optional.of(lines.position());
          }
          return;
        } catch (KafkaException e) { // a message was rejected, or will never be answered
          outage.begins(e.getMessage());
          disconnect();
          if (!outage.pause()) {
            return;
          }
        }
      }
    }
  }

  private List<Message> send(Connection to, Handover lines) {
    List<Message> sent = new ArrayList<>();
    for (FollowedLines part : lines.lines()) {
      int partition = Math.floorMod(part.range().path().hashCode(), to.partitions());
      part.block()
          .forEachLine(
              (bytes, from, end) -> {
                byte[] line = Arrays.copyOfRange(bytes, from, end);
                Future<RecordMetadata> answer =
                    to.producer().send(new ProducerRecord<>(topic, partition, null, line));
                sent.add(new Message(answer, part, line.length));
              });
    }
    return sent;
  }

  /**
   * Waits for the acknowledgements.
   *
   * @return false if the agent is to stop before all have arrived
   */
  private boolean areAcknowledged(List<Message> sent) throws InterruptedException {
    for (Message message : sent) {
      while (!isAnswered(message)) {
        if (stop.requested()) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isAnswered(Message message) throws InterruptedException {
    try {
      message.answer().get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      waited = 0;
      return true;
    } catch (TimeoutException e) {
      waited += LOOK_EVERY_MILLIS;
      if (waited >= ANSWER_MILLIS) {
        outage.begins("no answer for " + ANSWER_MILLIS / 1000 + " s");
      }
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        notices.say(
            "a line of "
                + Phrases.count(message.bytes(), "byte")
                + " in "
                + message.of().range().path()
                + " is too large for topic "
                + topic
                + " and is left out");
        return true;
      }
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    }
  }

  private void disconnect() {
    connection.ifPresent(open -> open.producer().close(Duration.ZERO));
    connection = Optional.empty();
  }

  @Override
  public void idle() {
    // Everything is acknowledged.
  }

  @Override
  public Optional<JsonNode> arrived() {
    return arrived;
  }

  @Override
  public void finish() {
    // Everything is acknowledged, or the next start sends it again.
  }

  @Override
  public void close() {
    disconnect();
  }
}
