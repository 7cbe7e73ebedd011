package io.dstream.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.streaming.kafka010.OffsetRange;

/**
 * Offsets in the format of the checkpoint: {@code {"topic":{"id":"…","0":1234}}} for the next
 * offset of each partition, {@code {"topic":{"0":[1000,1234]}}} for ranges, whose end is exclusive.
 */
final class KafkaPosition {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "id";

  private KafkaPosition() {}

  /** Converts the next offsets and the topic ids, by topic name, to JSON. */
  static JsonNode toJson(Map<TopicPartition, Long> offsets, Map<String, String> topicIds) {
    ObjectNode topics = JSON.createObjectNode();
    topicIds.forEach((topic, id) -> topics.withObject("/" + topic).put(ID, id));
    offsets.forEach((p, at) -> topics.withObject("/" + p.topic()).put("" + p.partition(), at));
    return topics;
  }

  static Map<TopicPartition, Long> offsets(JsonNode topics) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    forEach(topics, (partition, at) -> offsets.put(partition, at.longValue()));
    return offsets;
  }

  /** Returns the topic ids by topic name. */
  static Map<String, String> topicIds(JsonNode topics) {
    Map<String, String> ids = new HashMap<>();
    topics
        .properties()
        .forEach(topic -> ids.put(topic.getKey(), topic.getValue().path(ID).asText()));
    return ids;
  }

  static JsonNode toJson(OffsetRange... ranges) {
    ObjectNode topics = JSON.createObjectNode();
    for (OffsetRange range : ranges) {
      topics
          .withObject("/" + range.topic())
          .putArray("" + range.partition())
          .add(range.fromOffset())
          .add(range.untilOffset());
    }
    return topics;
  }

  static List<OffsetRange> ranges(JsonNode topics) {
    List<OffsetRange> ranges = new ArrayList<>();
    forEach(
        topics,
        (partition, range) ->
            ranges.add(
                OffsetRange.create(partition, range.get(0).longValue(), range.get(1).longValue())));
    return ranges;
  }

  private static void forEach(JsonNode topics, BiConsumer<TopicPartition, JsonNode> each) {
    for (Map.Entry<String, JsonNode> topic : topics.properties()) {
      for (Map.Entry<String, JsonNode> partition : topic.getValue().properties()) {
        if (!partition.getKey().equals(ID)) {
          int number = Integer.parseInt(partition.getKey());
          each.accept(new TopicPartition(topic.getKey(), number), partition.getValue());
        }
      }
    }
  }

  /**
   * Returns the number of records in each partition beyond an offset, by {@code TOPIC-PARTITION}.
   */
  static Map<String, Long> lag(
      Map<TopicPartition, Long> offsets, Map<TopicPartition, Long> latest) {
    Map<String, Long> lag = new TreeMap<>();
    latest.forEach((at, end) -> lag.put(at.toString(), end - offsets.getOrDefault(at, end)));
    return Collections.unmodifiableMap(lag);
  }
}
