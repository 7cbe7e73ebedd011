package io.dstream.consumer;

import io.dstream.kafka.KafkaTopic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How a consumer comes to the partitions it reads, and who learns how far it got. */
interface Membership {
  /** Takes partitions and sets their positions; called once, before the first poll. */
  void join(List<KafkaTopic> topics);

  /** Hears of all that is to be read now, every few seconds: topics and partitions appear. */
  void hear(List<KafkaTopic> topics);

  /**
   * Called after each poll, when what came is on stdout.
   *
   * @param next the offset after the last message printed, of each partition that gave some
   */
  void settle(Map<TopicPartition, Long> next);

  /** Called at the end. */
  void leave();
}
