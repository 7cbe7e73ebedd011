package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import java.util.Collection;
import java.util.List;

/** The error for topics that a broker does not have, with similar names if there are any. */
final class NoSuchTopic {
  private static final int TOPICS_IN_HINT = 10;

  private NoSuchTopic() {}

  /**
   * Returns a usage error that names the topics.
   *
   * @param missing one or more
   * @param present the topics that the broker has
   */
  static DstreamException error(
      KafkaClientConfig config, List<String> missing, Collection<String> present) {
    String which =
        missing.size() == 1
            ? "there is no topic " + missing.get(0)
            : "there are no topics " + String.join(", ", missing);
    return DstreamException.usage(
        which + " at " + config.bootstrapServers(), hint(missing, present));
  }

  private static String hint(List<String> missing, Collection<String> present) {
    List<String> meant =
        missing.stream().flatMap(name -> Nearest.of(name, present).stream()).toList();
    if (!meant.isEmpty()) {
      return "did you mean " + String.join(", ", meant) + "?";
    }
    if (present.isEmpty()) {
      return "create it with dstream topics create " + String.join(" ", missing);
    }
    String some = String.join(", ", present.stream().limit(TOPICS_IN_HINT).toList());
    return "it has " + some + (present.size() > TOPICS_IN_HINT ? ", ..." : "");
  }
}
