package io.dstream.source;

import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.KafkaOptions;
import io.dstream.kafka.TopicOptions;
import io.dstream.kafka.TopicSelection;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Guarantee;
import io.dstream.spec.Limits;
import io.dstream.spec.RecordField;
import io.dstream.spec.RecoverySpec;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads the values of Kafka records as lines, partition by partition, without a receiver. */
public record KafkaSource(
    KafkaClientConfig config, TopicSelection topics, String groupId, From from, DataLoss onDataLoss)
    implements Source {
  private static final String DEFAULT_GROUP = "dstream";

  /** Where a partition is read from at the start. */
  public enum From {
    earliest,
    latest,
    committed
  }

  /** What to do if records that were to be read are gone. */
  public enum DataLoss {
    fail,
    skip
  }

  /** Options of {@code --source kafka}. */
  public static final class Options implements SourceOptions {
    @Mixin private final KafkaOptions kafka = new KafkaOptions();

    @Mixin private final TopicOptions topics = new TopicOptions();

    @Option(
        names = "--group-id",
        paramLabel = "GROUP",
        defaultValue = DEFAULT_GROUP,
        description = "The group that offsets are committed for (default: ${DEFAULT-VALUE}).")
    private String groupId;

    @Option(
        names = "--from",
        paramLabel = "POSITION",
        defaultValue = "committed",
        description = {
          "Start at ${COMPLETION-CANDIDATES} offsets (default: ${DEFAULT-VALUE}, else the"
              + " earliest)."
        })
    private From from;

    @Option(
        names = "--on-data-loss",
        paramLabel = "ACTION",
        defaultValue = "fail",
        description = {
          "Where offsets to be read are gone from the topic: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE})."
        })
    private DataLoss onDataLoss;

    @Override
    public String name() {
      return "kafka";
    }

    @Override
    public Set<String> saidByUri() {
      return Set.of("--bootstrap-server", "--topic", "--topic-pattern");
    }

    @Override
    public Source toSource(URI uri) {
      String path = uri.getPath() == null ? "" : uri.getPath();
      if (uri.getAuthority() == null || path.length() < 2) {
        throw DstreamException.usage(
            "--source " + uri + " names no broker and topic", "write kafka://localhost:9092/topic");
      }
      return of(
          new KafkaClientConfig(uri.getAuthority(), kafka.config().properties()),
          new TopicSelection.Named(List.of(path.substring(1).split(",", -1))));
    }

    @Override
    public Source toSource() {
      return of(kafka.config(), topics.selection("--source kafka"));
    }

    private Source of(KafkaClientConfig config, TopicSelection selection) {
      return new KafkaSource(config, selection, groupId, from, onDataLoss);
    }
  }

  public KafkaSource {
    Limits.requireText("--group-id", groupId);
  }

  @Override
  public String uri() {
    return "kafka://" + config.bootstrapServers() + "/" + topics;
  }

  @Override
  public List<String> contacts() {
    return List.of(config.bootstrapServers().split(",", -1));
  }

  @Override
  public boolean usesReceiver() {
    return false;
  }

  @Override
  public boolean limitsRate() {
    return true;
  }

  /**
   * Claims each topic. Offsets are committed per group and topic, so two sources would overwrite
   * each other's commits.
   */
  @Override
  public Set<String> claims() {
    List<String> names =
        topics instanceof TopicSelection.Named named ? named.names() : List.of(topics.toString());
    return names.stream()
        .map(name -> "kafka://" + config.bootstrapServers() + "/" + name)
        .collect(Collectors.toSet());
  }

  @Override
  public boolean reads(String uri) {
    String scheme = "kafka://";
    int slash = uri.lastIndexOf('/');
    return uri.startsWith(scheme)
        && topics.includes(uri.substring(slash + 1))
        && config.sharesBroker(uri.substring(scheme.length(), slash));
  }

  @Override
  public Set<RecordField> fields() {
    return EnumSet.complementOf(EnumSet.of(RecordField.FILE));
  }

  @Override
  public Guarantee guarantee(RecoverySpec recovery) {
    if (recovery.checkpoint().isPresent()) {
      return new Guarantee(
          Guarantee.Level.EXACTLY_ONCE,
          "the checkpoint knows the offsets of each batch; a batch that was under way at a crash is"
              + " run again, the same"
              + (onDataLoss == DataLoss.skip ? "; offsets that are gone are passed over" : ""));
    }
    if (from == From.latest) {
      return new Guarantee(
          Guarantee.Level.AT_MOST_ONCE,
          "it begins at the latest offsets each time; what came meanwhile is not read");
    }
    return new Guarantee(
        Guarantee.Level.AT_LEAST_ONCE,
        "offsets are committed for group " + groupId + " after every sink of a batch is done");
  }

  /** Omits the brokers, because a cluster has many addresses. */
  @Override
  public Map<String, String> identity() {
    return Map.of(
        "--source",
        "kafka",
        topics instanceof TopicSelection.Named ? "--topic" : "--topic-pattern",
        topics.toString());
  }

  @Override
  public List<String> remarks() {
    return config.remarks();
  }

  @Override
  public void check() {
    topics.requiredTopics(config);
  }

  /** Returns the newest records. */
  @Override
  public Optional<Sample> sample() {
    return Optional.of(
        new Sample(NewestRecords.of(config, groupId, topics.requiredTopics(config)), false));
  }

  @Override
  public Feed open(SourceContext context) {
    return new KafkaInputDStream(context, this);
  }
}
