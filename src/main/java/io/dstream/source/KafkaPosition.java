package io.dstream.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.streaming.kafka010.OffsetRange;

/**
 * Offsets as the checkpoint has them: {@code {"topic":{"0":1234}}} for the next offset of each
 * partition, {@code {"topic":{"0":[1000,1234]}}} for ranges, the end not included.
 */
final class KafkaPosition {
  private static final ObjectMapper JSON = new ObjectMapper();

  private KafkaPosition() {}

  static JsonNode toJson(Map<TopicPartition, Long> offsets) {
    ObjectNode topics = JSON.createObjectNode();
    offsets.forEach((p, at) -> topics.withObject("/" + p.topic()).put("" + p.partition(), at));
    return topics;
  }

  static Map<TopicPartition, Long> offsets(JsonNode topics) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    forEach(topics, (partition, at) -> offsets.put(partition, at.longValue()));
    return offsets;
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
    topics
        .properties()
        .forEach(
            topic ->
                topic
                    .getValue()
                    .properties()
                    .forEach(
                        partition ->
                            each.accept(
                                new TopicPartition(
                                    topic.getKey(), Integer.parseInt(partition.getKey())),
                                partition.getValue())));
  }
}
