package io.dstream.consumer;

import io.dstream.kafka.KafkaTopic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Assigns partitions to a consumer and records how far it has read them. */
interface Membership {
  /** Takes partitions and sets their positions. Called once, before the first poll. */
  void join(List<KafkaTopic> topics);

  /**
   * Called every few seconds with all topics to read now, because topics and partitions may appear.
   */
  void hear(List<KafkaTopic> topics);

  /**
   * Called after each poll, once its messages are on stdout.
   *
   * @param next the offset after the last printed message, for each partition with messages
   */
  void settle(Map<TopicPartition, Long> next);

  /**
   * Returns whether it has no partition, and others have read up to these ends for it.
   *
   * @throws io.dstream.spec.DstreamException exit status 1, if they do not get there
   */
  boolean othersReached(Map<TopicPartition, Long> ends);

  /** Called at the end. */
  void leave();
}
