package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which topics are read: shared by all that reads from Kafka. */
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
   * What the options say.
   *
   * @param reader what reads them, for the error when there are none
   * @throws DstreamException wrong usage
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
