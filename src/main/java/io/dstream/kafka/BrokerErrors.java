package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
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

/** Explains failures between a Kafka client and its brokers to the user. */
public final class BrokerErrors {
  /** The answers of a broker to a request that it considers invalid. */
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

  private BrokerErrors() {}

  /**
   * Opens a Kafka client and converts exceptions of its constructor to errors that the user
   * understands.
   *
   * @param constructor creates the client
   * @throws DstreamException exit status 1 if no host name of the brokers is known, 2 if a client
   *     property is wrong
   */
  public static <T> T open(KafkaClientConfig config, Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String message = String.valueOf(cause.getMessage());
      if (message.contains("No resolvable bootstrap urls")) {
        throw DstreamException.failed(
            unreachable(config) + ": the host name is unknown", hintForAddress(config), e);
      }
      throw DstreamException.usage(
          "a Kafka property is wrong: " + why(cause), hintForProperties(config));
    }
  }

  /** Returns the client's message and the root cause's, which names what it could not read. */
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
   * Returns what a Kafka client's failure means to the user. A failure that only the caller can
   * explain, such as a topic or a setting that does not suit the broker, is returned unchanged.
   */
  public static RuntimeException explained(KafkaClientConfig config, Throwable cause) {
    if (cause instanceof TimeoutException) {
      return AdvertisedBrokers.ofThisMachine()
          .failure(config, cause)
          .orElseGet(
              () -> DstreamException.failed(unreachable(config), hintForAddress(config), cause));
    }
    if (ANSWERS.stream().anyMatch(answer -> answer.isInstance(cause))) {
      return (KafkaException) cause;
    }
    String who = "the Kafka broker at " + config.bootstrapServers();
    if (cause instanceof AuthorizationException) {
      return DstreamException.failed(
          who + " does not allow it: " + cause.getMessage(),
          "the user of " + config.option("kafka-config") + " lacks a right (an ACL)",
          cause);
    }
    return DstreamException.failed(
        who + " refuses: " + cause.getMessage(), hintForProperties(config), cause);
  }

  private static String unreachable(KafkaClientConfig config) {
    return "cannot reach a Kafka broker at " + config.bootstrapServers();
  }

  private static String hintForAddress(KafkaClientConfig config) {
    return "name it with "
        + config.option("bootstrap-server")
        + ", or start one with dstream serve-kafka";
  }

  private static String hintForProperties(KafkaClientConfig config) {
    return "see " + config.option("kafka-property") + " and " + config.option("kafka-config");
  }
}
