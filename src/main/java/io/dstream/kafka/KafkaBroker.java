package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Questions to a Kafka broker that are asked before anything starts, so that a wrong address or a
 * wrong topic is one clear line within seconds.
 *
 * <p>Every method waits for the broker at most {@value #PATIENCE_MILLIS} ms (or the user's {@code
 * default.api.timeout.ms}) and throws {@link DstreamException}: exit status 1 when no broker is to
 * be reached or it refuses the client, with its address; exit status 2 for a client property that
 * Kafka does not accept.
 */
public final class KafkaBroker {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int TOPICS_IN_HINT = 10;
  private static final String HINT_PROPERTIES = "see --kafka-property and --kafka-config";

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
      Map<String, KafkaFuture<TopicDescription>> asked =
          admin.describeTopics(topics).topicNameValues();
      List<KafkaTopic> found = new ArrayList<>();
      List<String> missing = new ArrayList<>();
      for (String topic : topics) {
        try {
          found.add(new KafkaTopic(topic, get(config, asked.get(topic)).partitions().size()));
        } catch (UnknownTopicOrPartitionException | InvalidTopicException e) {
          missing.add(topic);
        }
      }
      if (!missing.isEmpty()) {
        throw noSuchTopic(config, missing, topicNames(config, admin));
      }
      return found;
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
   * there stay as they are.
   */
  public static void createMissingTopics(KafkaClientConfig config, Collection<KafkaTopic> topics) {
    try (Admin admin = connect(config)) {
      List<NewTopic> wanted = topics.stream().map(KafkaBroker::newTopic).toList();
      admin.createTopics(wanted).values().values().forEach(made -> createdOrThere(config, made));
    }
  }

  /** Deletes a topic and what a group has committed; one that is not there is no error. */
  public static void delete(KafkaClientConfig config, String topic, String group) {
    try (Admin admin = connect(config)) {
      deletedOrGone(config, admin.deleteConsumerGroups(List.of(group)).all());
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

  private static Admin connect(KafkaClientConfig config) {
    Map<String, Object> properties = config.clientProperties();
    Object patience =
        properties.computeIfAbsent(
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, name -> PATIENCE_MILLIS);
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
      throw DstreamException.usage("a Kafka property is wrong: " + message, HINT_PROPERTIES);
    }
  }

  private static <T> T get(KafkaClientConfig config, KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DstreamException.failed(unreachable(config) + ": interrupted", e);
    } catch (ExecutionException e) {
      throw explained(config, e.getCause());
    }
  }

  private static RuntimeException explained(KafkaClientConfig config, Throwable cause) {
    if (cause instanceof TimeoutException) {
      return DstreamException.failed(unreachable(config), hintForAddress(), cause);
    }
    if (cause instanceof UnknownTopicOrPartitionException
        || cause instanceof InvalidTopicException
        || cause instanceof GroupIdNotFoundException
        || cause instanceof TopicExistsException) {
      return (KafkaException) cause;
    }
    return DstreamException.failed(
        "the Kafka broker at " + config.bootstrapServers() + " refuses: " + cause.getMessage(),
        HINT_PROPERTIES,
        cause);
  }

  private static String unreachable(KafkaClientConfig config) {
    return "cannot reach a Kafka broker at " + config.bootstrapServers();
  }

  private static String hintForAddress() {
    return "name it with --bootstrap-server, or start one with dstream serve-kafka";
  }

  private static DstreamException noSuchTopic(
      KafkaClientConfig config, List<String> missing, Collection<String> present) {
    String which =
        missing.size() == 1
            ? "there is no topic " + missing.get(0)
            : "there are no topics " + String.join(", ", missing);
    String some = String.join(", ", present.stream().limit(TOPICS_IN_HINT).toList());
    String hint =
        present.isEmpty()
            ? "dstream serve-kafka creates topics with --topics " + String.join(",", missing)
            : "it has " + some + (present.size() > TOPICS_IN_HINT ? ", ..." : "");
    return DstreamException.usage(which + " at " + config.bootstrapServers(), hint);
  }
}
