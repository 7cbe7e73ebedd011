package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The topics to read. */
public sealed interface TopicSelection {
  /**
   * Returns the topics that exist now.
   *
   * @throws DstreamException if the broker cannot be reached, or a named topic is missing
   */
  List<KafkaTopic> topics(KafkaClientConfig config);

  /**
   * Returns the topics that exist now, at least one.
   *
   * @throws DstreamException as {@link #topics}, and if no topic matches a pattern
   */
  default List<KafkaTopic> requiredTopics(KafkaClientConfig config) {
    List<KafkaTopic> topics = topics(config);
    if (topics.isEmpty()) {
      throw DstreamException.usage(
          "--topic-pattern " + this + " matches no topic at " + config.bootstrapServers());
    }
    return topics;
  }

  /** Returns whether a topic of this name is included. */
  boolean includes(String topic);

  /** Topics selected by name. */
  record Named(List<String> names) implements TopicSelection {
    public Named {
      names = List.copyOf(names);
      if (new HashSet<>(names).size() < names.size()) {
        throw DstreamException.usage(
            "--topic: a topic is named twice in " + String.join(",", names));
      }
      for (String name : names) {
        if (name.isBlank()) {
          throw DstreamException.usage(
              "--topic: a name is empty in '" + String.join(",", names) + "'");
        }
        requireName(name);
      }
    }

    private static void requireName(String name) {
      try {
        KafkaTopic.requireName(name);
      } catch (IllegalArgumentException e) {
        throw DstreamException.usage("--topic: " + e.getMessage());
      }
    }

    @Override
    public List<KafkaTopic> topics(KafkaClientConfig config) {
      return KafkaBroker.requireTopics(config, names);
    }

    @Override
    public boolean includes(String topic) {
      return names.contains(topic);
    }

    @Override
    public String toString() {
      return String.join(",", names);
    }
  }

  /** Topics whose whole name matches, including those that appear later. */
  record Matching(Pattern pattern) implements TopicSelection {
    /** Selects the topics whose whole name matches {@code regex}. */
    public static Matching of(String regex) {
      try {
        return new Matching(Pattern.compile(regex));
      } catch (PatternSyntaxException e) {
        throw DstreamException.usage(
            "--topic-pattern '" + regex + "' is no regular expression: " + e.getDescription());
      }
    }

    @Override
    public List<KafkaTopic> topics(KafkaClientConfig config) {
      return KafkaBroker.topicsMatching(config, pattern);
    }

    @Override
    public boolean includes(String topic) {
      return pattern.matcher(topic).matches();
    }

    @Override
    public String toString() {
      return pattern.pattern();
    }
  }
}
