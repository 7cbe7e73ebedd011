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
 * as far as that can be known before. Errors are those of {@link KafkaBroker}; a name or a setting
 * that the brokers do not take is wrong usage.
 */
public final class TopicAdmin implements AutoCloseable {
  /** Brokers hear of a new or a deleted topic one after the other. */
  private static final Duration HEARSAY = Duration.ofSeconds(5);

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final KafkaClientConfig config;
  private final Admin admin;

  private TopicAdmin(KafkaClientConfig config, Admin admin) {
    this.config = config;
    this.admin = admin;
  }

  /** Gets ready to ask these brokers. */
  public static TopicAdmin connect(KafkaClientConfig config) {
    return new TopicAdmin(config, KafkaBroker.connect(config));
  }

  /** Gets ready to ask these brokers, and to wait for an answer no longer than that. */
  public static TopicAdmin connect(KafkaClientConfig config, Duration patience) {
    String millis = String.valueOf(patience.toMillis());
    Map<String, String> impatient = new HashMap<>(config.properties());
    impatient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    impatient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    return connect(new KafkaClientConfig(config.bootstrapServers(), impatient));
  }

  /**
   * What became of a topic that was asked for.
   *
   * @param isNew whether it was not there before
   * @param partitions how many it has, where the user may know
   */
  public record Created(String name, boolean isNew, Optional<Integer> partitions) {}

  /**
   * Creates topics; back when a client that asks for them finds them.
   *
   * @param orThere whether those that are there already are left as they are, and no error
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

  /** Asks for topics, or only whether they could be made; returns those that are there already. */
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
   * All topics, sorted by name.
   *
   * @param internal whether Kafka's own are among them
   */
  public List<TopicListing> list(boolean internal) {
    ListTopicsOptions options = new ListTopicsOptions().listInternal(internal);
    return List.copyOf(
        new TreeMap<>(BrokerErrors.get(config, admin.listTopics(options).namesToListings()))
            .values());
  }

  /** Reports on topics, in the order asked for. */
  public List<TopicReport> describe(Collection<String> names) {
    return TopicReports.of(config, admin, described(names));
  }

  /**
   * Deletes topics; back when a client that asks for them no longer finds them.
   *
   * @param orGone whether those that are not there are no error
   * @return the topics that were there
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
        // Somebody else was quicker.
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

  /** Who may create a topic need not be allowed to look at it. */
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
