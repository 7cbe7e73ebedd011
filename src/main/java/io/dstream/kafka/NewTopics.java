package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Topics to create, all alike.
 *
 * @param names one or more, none twice
 * @param partitions of each; without one, as many as the brokers give
 * @param replicas of each partition; without one, as many as the brokers make
 * @param settings topic configuration, such as {@code retention.ms}, by name
 */
public record NewTopics(
    List<String> names,
    Optional<Integer> partitions,
    Optional<Integer> replicas,
    Map<String, String> settings) {

  public NewTopics {
    names = List.copyOf(names);
    settings = Map.copyOf(settings);
    try {
      names.forEach(KafkaTopic::requireName);
    } catch (IllegalArgumentException e) {
      throw DstreamException.usage("NAME: " + e.getMessage());
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw DstreamException.usage("NAME: a topic comes twice in " + String.join(" ", names));
    }
    if (partitions.isPresent() && partitions.get() < 1) {
      throw DstreamException.usage(
          "--partitions: a topic needs 1 partition or more, not " + partitions.get());
    }
    if (replicas.isPresent() && (replicas.get() < 1 || replicas.get() > Short.MAX_VALUE)) {
      throw DstreamException.usage(
          "--replication-factor: a partition has 1 to "
              + Short.MAX_VALUE
              + " replicas, not "
              + replicas.get());
    }
  }

  /** The same of these names alone, in Kafka's form. */
  List<NewTopic> toKafka(List<String> some) {
    return some.stream()
        .map(
            name ->
                new NewTopic(name, partitions, replicas.map(Integer::shortValue)).configs(settings))
        .toList();
  }
}
