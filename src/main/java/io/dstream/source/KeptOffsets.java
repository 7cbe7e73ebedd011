package io.dstream.source;

import io.dstream.control.Notices;
import io.dstream.spec.DstreamException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * Checks requested offsets against those that Kafka still retains. Offsets that were deleted, or
 * belong to an earlier topic of the same name, are an error or are skipped. Both cases are
 * reported.
 */
final class KeptOffsets {
  private final KafkaSource source;
  private final Notices notices;

  KeptOffsets(KafkaSource source, Notices notices) {
    this.source = source;
    this.notices = notices;
  }

  /**
   * Returns where to continue reading.
   *
   * @param position the next offset of each partition
   * @param earliest the first offset of each partition
   * @param latest the offset after the last record of each partition
   * @param whose whose position it is, for messages
   * @throws DstreamException if offsets are gone, unless they are to be skipped
   */
  Map<TopicPartition, Long> from(
      Map<TopicPartition, Long> position,
      Map<TopicPartition, Long> earliest,
      Map<TopicPartition, Long> latest,
      String whose) {
    Map<TopicPartition, Long> kept = new HashMap<>();
    position.forEach(
        (partition, at) -> {
          String stands = whose + " at offset " + at + " of " + partition;
          if (!earliest.containsKey(partition)) {
            lost(stands + ", which is no longer there", "reads the others");
          } else {
            kept.put(partition, kept(at, earliest.get(partition), latest.get(partition), stands));
          }
        });
    return kept;
  }

  /**
   * Returns the topics that were deleted and recreated under the same name, whose old offsets are
   * invalid.
   *
   * @param idsBefore the topic ids by name when the offsets were recorded
   * @param idsNow the current topic ids by name
   * @throws DstreamException if there are such topics, unless they are to be skipped
   */
  Set<String> remade(Map<String, String> idsBefore, Map<String, String> idsNow) {
    Set<String> remade = new TreeSet<>();
    idsBefore.forEach(
        (topic, id) -> {
          if (!idsNow.getOrDefault(topic, id).equals(id)) {
            lost(
                "topic " + topic + " was deleted and made anew: what was still to be read is gone",
                "reads the new one from its begin");
            remade.add(topic);
          }
        });
    return remade;
  }

  private long kept(long at, long earliest, long latest, String stands) {
    if (at >= earliest && at <= latest) {
      return at;
    }
    String why =
        at < earliest
            ? ", and its offsets " + at + " to " + (earliest - 1) + " are gone"
            : ", which ends at offset " + latest + ": it was made anew";
    lost(stands + why, "reads on from offset " + earliest + ", the first there is");
    return earliest;
  }

  private void lost(String what, String then) {
    if (source.onDataLoss() == KafkaSource.DataLoss.fail) {
      throw DstreamException.failed(what, "--on-data-loss skip " + then, null);
    }
    notices.say(what + "; " + then);
  }
}
