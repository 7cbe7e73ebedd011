package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options for the topics to read, shared by everything that reads from Kafka. */
public final class TopicOptions {
  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      split = ",",
      description = "Topics, repeatable or with commas.")
  private List<String> topics = new ArrayList<>();

  @Option(
      names = "--topic-pattern",
      paramLabel = "TOPIC_REGEX",
      description = "All topics whose whole name matches.")
  private String topicPattern;

  /**
   * Returns the topics that the options select.
   *
   * @param reader what reads them, for the error if there are none
   * @throws DstreamException usage error
   */
  public TopicSelection selection(String reader) {
    if (topicPattern != null && !topics.isEmpty()) {
      throw DstreamException.usage("--topic and --topic-pattern exclude each other");
    }
    if (topicPattern != null) {
      return TopicSelection.Matching.of(topicPattern);
    }
    if (topics.isEmpty()) {
      throw DstreamException.usage(
          reader + " needs --topic or --topic-pattern", "name the topic: --topic TOPIC");
    }
    return new TopicSelection.Named(topics);
  }
}
