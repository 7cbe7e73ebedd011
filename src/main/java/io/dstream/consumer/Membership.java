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

  /**
   * Whether it has no partition, and others have read up to these ends for it.
   *
   * @throws io.dstream.spec.DstreamException exit status 1, when they do not get there
   */
  boolean othersReached(Map<TopicPartition, Long> ends);

  /** Called at the end. */
  void leave();
}
