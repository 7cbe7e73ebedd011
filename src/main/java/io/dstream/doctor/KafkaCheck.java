package io.dstream.doctor;

import io.dstream.kafka.KafkaBroker;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.KafkaOffsets;
import io.dstream.kafka.KafkaTopic;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Checks the broker. For named topics, also reports their records and what a group has left to
 * read.
 *
 * @param asked whether a broker is required; else only a broker that is running is checked
 */
public record KafkaCheck(KafkaClientConfig config, boolean asked, List<String> topics, String group)
    implements Check {
  /** The default broker of a run. */
  public static final HostAndPort DEFAULT_BROKER = new HostAndPort("localhost", 9092);

  private static final Pattern ALL = Pattern.compile(".*");
  private static final int SHOWN = 10;

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public List<Finding> look() {
    if (asked) {
      return topics.isEmpty() ? List.of(broker()) : offsets();
    }
    if (!PortCheck.listens(DEFAULT_BROKER)) {
      return List.of();
    }
    try {
      return List.of(broker());
    } catch (DstreamException e) {
      return List.of(Finding.of(name(), Finding.Status.warn, e));
    }
  }

  private Finding broker() {
    List<String> names =
        KafkaBroker.topicsMatching(config, ALL).stream().map(KafkaTopic::name).toList();
    String some = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return Finding.ok(
        name(),
        String.format(
            Locale.ROOT,
            "the broker at %s has %s",
            config.bootstrapServers(),
            names.isEmpty()
                ? "no topic"
                : Phrases.count(names.size(), "topic")
                    + ": "
                    + some
                    + (names.size() > SHOWN ? ", …" : "")));
  }

  private List<Finding> offsets() {
    List<KafkaTopic> found = KafkaBroker.requireTopics(config, topics);
    try (KafkaOffsets offsets = new KafkaOffsets(config, group)) {
      Map<TopicPartition, Long> committed = offsets.committed();
      return found.stream().map(topic -> offsets(topic, offsets, committed)).toList();
    }
  }

  private Finding offsets(
      KafkaTopic topic, KafkaOffsets offsets, Map<TopicPartition, Long> committed) {
    Set<TopicPartition> partitions = KafkaOffsets.partitionsOf(List.of(topic));
    Map<TopicPartition, Long> first = offsets.earliest(partitions);
    Map<TopicPartition, Long> end = offsets.latest(partitions);
    long records = 0;
    long unread = 0;
    for (TopicPartition partition : partitions) {
      long stands = committed.getOrDefault(partition, first.get(partition));
      if (stands < first.get(partition) || stands > end.get(partition)) {
        return gone(partition, stands, first.get(partition), end.get(partition));
      }
      records += end.get(partition) - first.get(partition);
      unread += end.get(partition) - stands;
    }
    return Finding.ok(
        name(),
        String.format(
            Locale.ROOT,
            "topic %s has %s in %s, of which group %s has %d to read",
            topic.name(),
            Phrases.count(records, "record"),
            Phrases.count(topic.partitions(), "partition"),
            group,
            unread));
  }

  /**
   * Returns the finding for a committed offset that the partition does not have, as a resumed run
   * would report it.
   */
  private Finding gone(TopicPartition partition, long stands, long first, long end) {
    return Finding.wrong(
        name(),
        String.format(
            Locale.ROOT,
            "group %s stands at offset %d of %s, which has offsets %d to %d",
            group,
            stands,
            partition,
            first,
            end),
        "--on-data-loss skip reads on from offset " + first + "; --group-id NAME begins anew");
  }
}
