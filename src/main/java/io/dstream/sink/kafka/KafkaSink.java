package io.dstream.sink.kafka;

import io.dstream.kafka.KafkaBroker;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.KafkaTopic;
import io.dstream.row.Column;
import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.sink.SinkOptions;
import io.dstream.sink.SinkSettings;
import io.dstream.sink.WaitingNotice;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.SourceSet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;
import picocli.CommandLine.Option;

/**
 * Writes every row of each batch as a record to an existing Kafka topic. A record has the batch
 * time as its timestamp and in a header.
 *
 * @param key the columns whose values make the record's key; if empty, the key columns of the rows
 */
public record KafkaSink(
    KafkaClientConfig config,
    String topic,
    List<String> key,
    RowFormat.Name format,
    Delivery delivery,
    Duration timeout)
    implements Sink {
  private static final String GUARANTEE = "--sink-guarantee";
  private static final String KEY = "--sink-key";
  private static final String TOPIC = "--sink-topic";

  private static final List<String> OWN =
      List.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG);

  /** Options of {@code --sink kafka}. */
  public static final class Options implements SinkOptions {
    @Option(
        names = TOPIC,
        paramLabel = "TOPIC",
        description = "kafka: the topic that rows go to; it must be there.")
    private String topic;

    @Option(
        names = KEY,
        paramLabel = "COLUMN",
        split = ",",
        description = "kafka: columns that make a record's key (default: those of the rows' key).")
    private List<String> key = new ArrayList<>();

    @Option(
        names = "--sink-format",
        paramLabel = "FORMAT",
        defaultValue = "json",
        description =
            "kafka: a record's value: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private RowFormat.Name format;

    @Option(
        names = GUARANTEE,
        paramLabel = "GUARANTEE",
        defaultValue = "at-least-once",
        converter = Delivery.Reader.class,
        description = {
          "kafka: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); exactly-once is for readers"
              + " with isolation.level=read_committed, and needs --checkpoint."
        })
    private Delivery delivery;

    @Option(
        names = "--sink-bootstrap-server",
        paramLabel = "HOST:PORT",
        description = {
          "kafka: brokers of the topic, separated by commas",
          "(default: those of the source, else " + KafkaClientConfig.DEFAULT_BOOTSTRAP_SERVER + ")."
        })
    private String brokers;

    @Option(
        names = "--sink-kafka-property",
        paramLabel = "KEY=VALUE",
        description = "kafka: property of the producer; repeatable.")
    private final Map<String, String> properties = new LinkedHashMap<>();

    @Option(
        names = "--sink-kafka-config",
        paramLabel = "FILE",
        description = "kafka: file with properties of the producer.")
    private Path configFile;

    @Override
    public String name() {
      return "kafka";
    }

    @Override
    public boolean triesAgain() {
      return true;
    }

    @Override
    public Sink toSink(SinkSettings settings) {
      if (topic == null) {
        throw DstreamException.usage(
            "--sink kafka needs --sink-topic",
            "name the topic for the results: --sink-topic TOPIC");
      }
      boolean own = brokers != null || configFile != null;
      KafkaClientConfig given =
          KafkaClientConfig.of(
              "--sink-", Optional.ofNullable(brokers), Optional.ofNullable(configFile), properties);
      KafkaClientConfig config =
          own ? given : settings.brokers().map(source -> source.with(properties)).orElse(given);
      return new KafkaSink(config, topic, key, format, delivery, settings.timeout());
    }
  }

  public KafkaSink {
    key = List.copyOf(key);
    for (String own : OWN) {
      if (config.properties().containsKey(own)) {
        throw DstreamException.usage(
            "--sink-kafka-property: " + own + " cannot be set", GUARANTEE + " says what it is for");
      }
    }
    try {
      KafkaTopic.requireName(topic);
    } catch (IllegalArgumentException e) {
      throw DstreamException.usage(TOPIC + ": " + e.getMessage());
    }
  }

  @Override
  public String describe() {
    return "topic "
        + topic
        + " at "
        + config.bootstrapServers()
        + ", format "
        + format
        + (key.isEmpty() ? "" : ", key " + String.join(",", key));
  }

  @Override
  public List<String> contacts() {
    return List.of(config.bootstrapServers().split(",", -1));
  }

  @Override
  public boolean idempotent() {
    return delivery == Delivery.EXACTLY_ONCE;
  }

  private TopicTarget target() {
    return new TopicTarget(config, topic, KafkaBroker.largestMessage(config, topic), timeout);
  }

  @Override
  public void requireNotRead(SourceSet<?> sources) {
    String uri = "kafka://" + config.bootstrapServers() + "/" + topic; // the URI of such a source
    if (sources.all().stream().anyMatch(source -> source.reads(uri))) {
      throw DstreamException.usage(
          TOPIC + " " + topic + " is read by the same stream",
          "results would be its input for ever; name another topic");
    }
  }

  @Override
  public void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning) {
    if (delivery == Delivery.EXACTLY_ONCE && pipeline.recovery().checkpoint().isEmpty()) {
      throw DstreamException.usage(
          GUARANTEE + " " + delivery + " needs --checkpoint",
          "without one nothing says which batches are in the topic");
    }
    keyColumns(pipeline.plan().schema());
    KafkaBroker.requireTopics(config, List.of(topic));
  }

  /** Returns the indexes of the columns that make a record's key. */
  private List<Integer> keyColumns(Schema schema) {
    List<String> names = schema.columns().stream().map(Column::name).toList();
    for (String column : key) {
      if (!names.contains(column)) {
        throw DstreamException.usage(
            KEY + " " + column + ": the results have no such column",
            Nearest.hint(column, names, "they have " + String.join(", ", names)));
      } else if (key.indexOf(column) != key.lastIndexOf(column)) {
        throw DstreamException.usage(KEY + " names the column " + column + " twice");
      }
    }
    return key.isEmpty() ? schema.key() : key.stream().map(names::indexOf).toList();
  }

  @Override
  public BatchWriter open(Schema schema, Beginning beginning, Outlets outlets) {
    TopicTarget target = target();
    RecordFormat records = RecordFormat.of(schema, keyColumns(schema), format);
    WaitingNotice waiting = new WaitingNotice(target, timeout, outlets.notices());
    if (delivery == Delivery.AT_LEAST_ONCE) {
      return new TopicWriter(target, records, waiting);
    }
    int partitions = KafkaBroker.requireTopics(config, List.of(topic)).get(0).partitions();
    TransactionLog log =
        new TransactionLog(target, beginning.checkpoint().orElseThrow(), partitions);
    return new TransactionalWriter(log, records, beginning.latest().orElse(Instant.EPOCH), waiting);
  }
}
