package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Limits;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Topics to create, all with the same properties.
 *
 * @param names one or more, without duplicates
 * @param partitions the number per topic; empty for the brokers' default
 * @param replicas the number per partition; empty for the brokers' default
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
    partitions.ifPresent(count -> Limits.requireAtLeast(1, "--partitions", count));
    replicas.ifPresent(
        count -> Limits.requireBetween(1, Short.MAX_VALUE, "--replication-factor", count));
  }

  /** Converts the topics with these names to Kafka's form. */
  List<NewTopic> toKafka(List<String> some) {
    return some.stream()
        .map(
            name ->
                new NewTopic(name, partitions, replicas.map(Integer::shortValue)).configs(settings))
        .toList();
  }
}
