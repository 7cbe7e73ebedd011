package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Questions to a Kafka broker that are asked before anything starts, so that a wrong address or a
 * wrong topic is one clear line within seconds.
 *
 * <p>Every method waits for the broker as long as {@link BrokerPatience} says (or the user's {@code
 * default.api.timeout.ms}) and throws {@link DstreamException}: exit status 1 when no broker is to
 * be reached or it refuses the client, with its address; exit status 2 for a client property that
 * Kafka does not accept.
 */
public final class KafkaBroker {
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final String HINT_PROPERTIES = "see --kafka-property and --kafka-config";

  /** What a broker answers to a question that makes no sense to it. */
  private static final Set<Class<? extends KafkaException>> ANSWERS =
      Set.of(
          GroupIdNotFoundException.class,
          InvalidConfigurationException.class,
          InvalidPartitionsException.class,
          InvalidReplicationFactorException.class,
          InvalidTopicException.class,
          PolicyViolationException.class,
          TopicExistsException.class,
          UnknownTopicOrPartitionException.class);

  private static final int DEFAULT_MESSAGE_BYTES = 1 << 20;

  private KafkaBroker() {}

  /**
   * Makes sure that the broker is there and has these topics.
   *
   * @return the topics with their numbers of partitions, in the order asked for
   * @throws DstreamException exit status 1 when no broker is to be reached, 2 when a topic is
   *     missing
   */
  public static List<KafkaTopic> requireTopics(
      KafkaClientConfig config, Collection<String> topics) {
    try (Admin admin = connect(config)) {
      return requireDescribed(config, admin, topics).stream()
          .map(topic -> new KafkaTopic(topic.name(), topic.partitions().size()))
          .toList();
    }
  }

  /** As {@link #requireTopics}, with all that the broker says of them. */
  static List<TopicDescription> requireDescribed(
      KafkaClientConfig config, Admin admin, Collection<String> topics) {
    Map<String, TopicDescription> found = described(config, admin, topics);
    List<String> missing = topics.stream().filter(topic -> !found.containsKey(topic)).toList();
    if (!missing.isEmpty()) {
      throw NoSuchTopic.error(config, missing, topicNames(config, admin));
    }
    return List.copyOf(found.values());
  }

  /** What the broker says of those topics that are there, in the order asked for. */
  static Map<String, TopicDescription> described(
      KafkaClientConfig config, Admin admin, Collection<String> topics) {
    Map<String, KafkaFuture<TopicDescription>> asked =
        admin.describeTopics(topics).topicNameValues();
    Map<String, TopicDescription> found = new LinkedHashMap<>();
    for (String topic : topics) {
      try {
        found.put(topic, get(config, asked.get(topic)));
      } catch (UnknownTopicOrPartitionException | InvalidTopicException e) {
        // It is missing.
      }
    }
    return found;
  }

  /** How many bytes a message of the topic may have; Kafka's default where nobody says it. */
  public static int largestMessage(KafkaClientConfig config, String topic) {
    ConfigResource asked = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = connect(config)) {
      ConfigEntry entry =
          get(config, admin.describeConfigs(List.of(asked)).values().get(asked))
              .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
      return Integer.parseInt(entry.value());
    } catch (DstreamException e) {
      return DEFAULT_MESSAGE_BYTES; // the user may not ask; what is too large is told later
    }
  }

  /**
   * The topics whose whole name matches, sorted by name; internal ones are left out.
   *
   * @return empty when none matches (yet)
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
   * Creates the topics that are not there, with the broker's default replication; those that are
   * there stay as they are. Back when a client that asks for them finds them.
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
   * Deletes a topic and what groups have committed; one that is not there is no error.
   *
   * @param groups which groups, by name
   */
  public static void delete(KafkaClientConfig config, String topic, Predicate<String> groups) {
    try (Admin admin = connect(config)) {
      get(config, admin.listConsumerGroups().all()).stream()
          .map(ConsumerGroupListing::groupId)
          .filter(groups)
          .forEach(
              group -> deletedOrGone(config, admin.deleteConsumerGroups(List.of(group)).all()));
      deletedOrGone(config, admin.deleteTopics(List.of(topic)).all());
    }
  }

  private static void deletedOrGone(KafkaClientConfig config, KafkaFuture<Void> deleted) {
    try {
      get(config, deleted);
    } catch (UnknownTopicOrPartitionException | GroupIdNotFoundException e) {
      // As it should be.
    }
  }

  private static void createdOrThere(KafkaClientConfig config, KafkaFuture<Void> created) {
    try {
      get(config, created);
    } catch (TopicExistsException e) {
      // It stays as it is.
    }
  }

  private static NewTopic newTopic(KafkaTopic topic) {
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty());
  }

  private static Collection<String> topicNames(KafkaClientConfig config, Admin admin) {
    return new TreeSet<>(get(config, admin.listTopics().names()));
  }

  static Admin connect(KafkaClientConfig config) {
    Map<String, Object> properties = config.clientProperties();
    Object patience =
        properties.computeIfAbsent(
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, name -> BrokerPatience.millis(config));
    properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
    return open(config, () -> Admin.create(properties));
  }

  /**
   * Opens a Kafka client and turns what its constructor throws into an error the user understands.
   *
   * @param constructor makes the client
   * @throws DstreamException exit status 1 when no host name of the brokers is known, 2 when a
   *     client property is wrong
   */
  public static <T> T open(KafkaClientConfig config, Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String message = String.valueOf(cause.getMessage());
      if (message.contains("No resolvable bootstrap urls")) {
        throw DstreamException.failed(
            unreachable(config) + ": the host name is unknown", hintForAddress(), e);
      }
      throw DstreamException.usage("a Kafka property is wrong: " + why(cause), HINT_PROPERTIES);
    }
  }

  /** The client's words, and below them those that name what it could not read. */
  private static String why(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String root = String.valueOf(deepest.getMessage());
    return message.contains(root) ? message : message + ": " + root;
  }

  static <T> T get(KafkaClientConfig config, KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DstreamException.failed(unreachable(config) + ": interrupted", e);
    } catch (ExecutionException e) {
      throw explained(config, e.getCause());
    }
  }

  /**
   * What a Kafka client's failure means to the user. What only its caller can explain, a topic or a
   * setting that does not suit the broker, comes back as it is.
   */
  public static RuntimeException explained(KafkaClientConfig config, Throwable cause) {
    if (cause instanceof TimeoutException) {
      return AdvertisedBrokers.ofThisMachine()
          .failure(config, cause)
          .orElseGet(() -> DstreamException.failed(unreachable(config), hintForAddress(), cause));
    }
    if (ANSWERS.stream().anyMatch(answer -> answer.isInstance(cause))) {
      return (KafkaException) cause;
    }
    String who = "the Kafka broker at " + config.bootstrapServers();
    if (cause instanceof AuthorizationException) {
      return DstreamException.failed(
          who + " does not allow it: " + cause.getMessage(),
          "the user of --kafka-config or --kafka-property lacks a right (an ACL)",
          cause);
    }
    return DstreamException.failed(who + " refuses: " + cause.getMessage(), HINT_PROPERTIES, cause);
  }

  private static String unreachable(KafkaClientConfig config) {
    return "cannot reach a Kafka broker at " + config.bootstrapServers();
  }

  private static String hintForAddress() {
    return "name it with --bootstrap-server, or start one with dstream serve-kafka";
  }
}
