package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Queries a Kafka broker before anything starts, so that a wrong address or a wrong topic is
 * reported in one clear line within seconds.
 *
 * <p>Every method waits for the broker as long as {@link BrokerPatience} says (or the user's {@code
 * default.api.timeout.ms}) and throws {@link DstreamException}: exit status 1, with the broker's
 * address, if no broker can be reached or it refuses the client; exit status 2 for a client
 * property that Kafka does not accept.
 */
public final class KafkaBroker {
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final int DEFAULT_MESSAGE_BYTES = 1 << 20;

  private KafkaBroker() {}

  /**
   * Checks that the broker is available and has these topics.
   *
   * @return the topics with their numbers of partitions, in the requested order
   * @throws DstreamException exit status 1 if no broker can be reached, 2 if a topic is missing
   */
  public static List<KafkaTopic> requireTopics(
      KafkaClientConfig config, Collection<String> topics) {
    try (Admin admin = connect(config)) {
      return requireDescribed(config, admin, topics).stream()
          .map(topic -> new KafkaTopic(topic.name(), topic.partitions().size()))
          .toList();
    }
  }

  /** Checks as {@link #requireTopics} does, and returns the full descriptions. */
  static List<TopicDescription> requireDescribed(
      KafkaClientConfig config, Admin admin, Collection<String> topics) {
    Map<String, TopicDescription> found = described(config, admin, topics);
    List<String> missing = topics.stream().filter(topic -> !found.containsKey(topic)).toList();
    if (!missing.isEmpty()) {
      throw NoSuchTopic.error(config, missing, topicNames(config, admin));
    }
    return List.copyOf(found.values());
  }

  /** Returns the descriptions of those topics that exist, in the requested order. */
  static Map<String, TopicDescription> described(
      KafkaClientConfig config, Admin admin, Collection<String> topics) {
    Map<String, KafkaFuture<TopicDescription>> asked =
        admin.describeTopics(topics).topicNameValues();
    Map<String, TopicDescription> found = new LinkedHashMap<>();
    for (String topic : topics) {
      try {
        found.put(topic, BrokerErrors.get(config, asked.get(topic)));
      } catch (UnknownTopicOrPartitionException | InvalidTopicException e) {
        // The topic is missing.
      }
    }
    return found;
  }

  /**
   * Returns the maximum message size of the topic in bytes, or Kafka's default if it is unknown.
   */
  public static int largestMessage(KafkaClientConfig config, String topic) {
    ConfigResource asked = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = connect(config)) {
      ConfigEntry entry =
          BrokerErrors.get(config, admin.describeConfigs(List.of(asked)).values().get(asked))
              .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
      return Integer.parseInt(entry.value());
    } catch (DstreamException e) {
      return DEFAULT_MESSAGE_BYTES; // the user may not query it; oversized messages fail later
    }
  }

  /**
   * Returns the topics whose whole name matches, sorted by name, without internal ones.
   *
   * @return empty if none matches (yet)
   */
  public static List<KafkaTopic> topicsMatching(KafkaClientConfig config, Pattern pattern) {
    List<String> names = new ArrayList<>();
    try (Admin admin = connect(config)) {
      names.addAll(topicNames(config, admin));
    }
    names.removeIf(name -> !pattern.matcher(name).matches());
    return names.isEmpty() ? List.of() : requireTopics(config, names);
  }

  /**
   * Creates the missing topics, with the broker's default replication. Existing topics stay as they
   * are. Returns once a client that queries the topics finds them.
   */
  public static void createMissingTopics(KafkaClientConfig config, Collection<KafkaTopic> topics) {
    try (Admin admin = connect(config)) {
      List<NewTopic> wanted = topics.stream().map(KafkaBroker::newTopic).toList();
      admin.createTopics(wanted).values().values().forEach(made -> createdOrThere(config, made));
      List<String> names = topics.stream().map(KafkaTopic::name).toList();
      long deadline =
          System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BrokerPatience.SOMEBODY_MILLIS);
      while (described(config, admin, names).size() < names.size()
          && System.nanoTime() < deadline) {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
    }
  }

  /**
   * Deletes a topic and the committed offsets of groups. A missing topic or group is not an error.
   *
   * @param groups selects groups by name
   */
  public static void delete(KafkaClientConfig config, String topic, Predicate<String> groups) {
    try (Admin admin = connect(config)) {
      BrokerErrors.get(config, admin.listConsumerGroups().all()).stream()
          .map(ConsumerGroupListing::groupId)
          .filter(groups)
          .forEach(
              group -> deletedOrGone(config, admin.deleteConsumerGroups(List.of(group)).all()));
      deletedOrGone(config, admin.deleteTopics(List.of(topic)).all());
    }
  }

  private static void deletedOrGone(KafkaClientConfig config, KafkaFuture<Void> deleted) {
    try {
      BrokerErrors.get(config, deleted);
    } catch (UnknownTopicOrPartitionException | GroupIdNotFoundException e) {
      // It is already gone.
    }
  }

  private static void createdOrThere(KafkaClientConfig config, KafkaFuture<Void> created) {
    try {
      BrokerErrors.get(config, created);
    } catch (TopicExistsException e) {
      // It stays as it is.
    }
  }

  private static NewTopic newTopic(KafkaTopic topic) {
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty());
  }

  private static Collection<String> topicNames(KafkaClientConfig config, Admin admin) {
    return new TreeSet<>(BrokerErrors.get(config, admin.listTopics().names()));
  }

  static Admin connect(KafkaClientConfig config) {
    Map<String, Object> properties = config.clientProperties();
    Object patience =
        properties.computeIfAbsent(
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, name -> BrokerPatience.millis(config));
    properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
    return BrokerErrors.open(config, () -> Admin.create(properties));
  }
}
