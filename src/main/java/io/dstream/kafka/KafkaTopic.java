package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kafka topic and its number of partitions.
 *
 * @param name 1 to 249 of the characters Kafka allows: letters, digits, {@code . _ -}
 * @param partitions 1 or more
 */
public record KafkaTopic(String name, int partitions) implements Serializable {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final Pattern FORM = Pattern.compile("([^:]+)(?::(\\d{1,6}))?");

  public KafkaTopic {
    requireName(name);
    if (partitions < 1) {
      throw new IllegalArgumentException("topic " + name + " needs 1 partition or more");
    }
  }

  /**
   * Checks that a topic can have this name.
   *
   * @throws IllegalArgumentException if it cannot
   */
  public static void requireName(String name) {
    if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
      throw new IllegalArgumentException(
          "'" + name + "' is no topic name; use up to 249 letters, digits, '.', '_' and '-'");
    }
  }

  /**
   * Parses {@code NAME} (one partition) or {@code NAME:PARTITIONS}.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static KafkaTopic parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no topic; write NAME or NAME:PARTITIONS");
    }
    String partitions = form.group(2);
    return new KafkaTopic(form.group(1), partitions == null ? 1 : Integer.parseInt(partitions));
  }

  /**
   * Parses an option value such as {@code a:2,b}.
   *
   * @param option the option's name, for the error
   * @throws DstreamException usage error, if a topic is invalid or a name occurs twice
   */
  public static List<KafkaTopic> parseList(String option, String text) {
    List<KafkaTopic> topics;
    try {
      topics = Arrays.stream(text.split(",", -1)).map(KafkaTopic::parse).toList();
    } catch (IllegalArgumentException e) {
      throw DstreamException.usage(option + ": " + e.getMessage());
    }
    if (topics.stream().map(KafkaTopic::name).distinct().count() < topics.size()) {
      throw DstreamException.usage(option + ": a topic comes twice in '" + text + "'");
    }
    return topics;
  }
}
