package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates, lists, describes and deletes topics. Several topics are created or deleted all or none,
 * as far as that can be checked in advance. Errors are those of {@link KafkaBroker}. A name or a
 * setting that the brokers reject is a usage error.
 */
public final class TopicAdmin implements AutoCloseable {
  /** The time to wait until all brokers know of a new or a deleted topic. */
  private static final Duration HEARSAY = Duration.ofSeconds(5);

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final KafkaClientConfig config;
  private final Admin admin;

  private TopicAdmin(KafkaClientConfig config, Admin admin) {
    this.config = config;
    this.admin = admin;
  }

  /** Creates a client of these brokers. */
  public static TopicAdmin connect(KafkaClientConfig config) {
    return new TopicAdmin(config, KafkaBroker.connect(config));
  }

  /** Creates a client of these brokers that waits at most {@code patience} for an answer. */
  public static TopicAdmin connect(KafkaClientConfig config, Duration patience) {
    String millis = String.valueOf(patience.toMillis());
    Map<String, String> impatient = new HashMap<>(config.properties());
    impatient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    impatient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    return connect(new KafkaClientConfig(config.bootstrapServers(), impatient));
  }

  /**
   * The result of a request to create a topic.
   *
   * @param isNew whether the topic did not exist before
   * @param partitions the number of partitions, if the user may query it
   */
  public record Created(String name, boolean isNew, Optional<Integer> partitions) {}

  /**
   * Creates topics. Returns once a client that queries them finds them.
   *
   * @param orThere whether existing topics stay as they are instead of being an error
   */
  public List<Created> create(NewTopics wanted, boolean orThere) throws InterruptedException {
    Set<String> there = request(wanted, wanted.names(), orThere, true);
    List<String> missing = wanted.names().stream().filter(name -> !there.contains(name)).toList();
    there.addAll(request(wanted, missing, orThere, false));
    List<Created> created = new ArrayList<>();
    for (String name : wanted.names()) {
      created.add(new Created(name, !there.contains(name), awaitPartitions(name)));
    }
    return created;
  }

  /** Requests topics, or only validates the request. Returns the topics that already exist. */
  private Set<String> request(
      NewTopics wanted, List<String> names, boolean orThere, boolean onlyCheck) {
    CreateTopicsOptions options = new CreateTopicsOptions().validateOnly(onlyCheck);
    Map<String, KafkaFuture<Void>> asked =
        admin.createTopics(wanted.toKafka(names), options).values();
    Set<String> there = new HashSet<>();
    for (String name : names) {
      try {
        BrokerErrors.get(config, asked.get(name));
      } catch (TopicExistsException e) {
        if (!orThere) {
          throw DstreamException.usage(
              "topic " + name + " is there already at " + config.bootstrapServers(),
              "--if-not-exists leaves it as it is");
        }
        there.add(name);
      } catch (KafkaException e) {
        throw notCreated(name, wanted, e);
      }
    }
    return there;
  }

  private DstreamException notCreated(String name, NewTopics wanted, KafkaException cause) {
    if (cause instanceof InvalidConfigurationException) {
      return DstreamException.usage("--topic-config: " + cause.getMessage());
    }
    if (cause instanceof InvalidReplicationFactorException && wanted.replicas().isPresent()) {
      int brokers = BrokerErrors.get(config, admin.describeCluster().nodes()).size();
      return DstreamException.usage(
          String.format(
              Locale.ROOT,
              "--replication-factor: %d replicas need as many brokers, and there %s at %s",
              wanted.replicas().get(),
              brokers == 1 ? "is 1" : "are " + brokers,
              config.bootstrapServers()));
    }
    return DstreamException.usage("cannot create topic " + name + ": " + cause.getMessage());
  }

  /**
   * Returns all topics, sorted by name.
   *
   * @param internal whether to include Kafka's internal topics
   */
  public List<TopicListing> list(boolean internal) {
    ListTopicsOptions options = new ListTopicsOptions().listInternal(internal);
    return List.copyOf(
        new TreeMap<>(BrokerErrors.get(config, admin.listTopics(options).namesToListings()))
            .values());
  }

  /** Returns reports on topics, in the requested order. */
  public List<TopicReport> describe(Collection<String> names) {
    return TopicReports.of(config, admin, described(names));
  }

  /**
   * Deletes topics. Returns once a client that queries them no longer finds them.
   *
   * @param orGone whether missing topics are not an error
   * @return the topics that existed
   */
  public List<String> delete(Collection<String> names, boolean orGone) throws InterruptedException {
    Collection<TopicDescription> there =
        orGone
            ? KafkaBroker.described(config, admin, new LinkedHashSet<>(names)).values()
            : described(names);
    for (TopicDescription topic : there) {
      if (topic.isInternal()) {
        throw DstreamException.usage(
            "NAME: " + topic.name() + " is Kafka's own topic: it is not deleted here");
      }
    }
    List<String> deleted = there.stream().map(TopicDescription::name).toList();
    for (KafkaFuture<Void> one : admin.deleteTopics(deleted).topicNameValues().values()) {
      try {
        BrokerErrors.get(config, one);
      } catch (UnknownTopicOrPartitionException e) {
        // Another client deleted it first.
      }
    }
    for (String name : deleted) {
      awaitPresence(name, false);
    }
    return deleted;
  }

  private List<TopicDescription> described(Collection<String> names) {
    return KafkaBroker.requireDescribed(config, admin, new LinkedHashSet<>(names));
  }

  /** Waits for a topic and returns its number of partitions; empty if the user may not query it. */
  private Optional<Integer> awaitPartitions(String name) throws InterruptedException {
    try {
      awaitPresence(name, true);
      return partitions(name);
    } catch (DstreamException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void awaitPresence(String name, boolean wanted) throws InterruptedException {
    long deadline = System.nanoTime() + HEARSAY.toNanos();
    while (partitions(name).isPresent() != wanted && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  private Optional<Integer> partitions(String name) {
    return Optional.ofNullable(KafkaBroker.described(config, admin, List.of(name)).get(name))
        .map(topic -> topic.partitions().size());
  }

  @Override
  public void close() {
    admin.close();
  }
}
