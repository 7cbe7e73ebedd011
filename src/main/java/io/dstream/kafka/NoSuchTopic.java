package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The error for topics that a broker does not have, with what was meant instead where it shows. */
final class NoSuchTopic {
  private static final int TOPICS_IN_HINT = 10;

  private NoSuchTopic() {}

  /**
   * Wrong usage that names the topics.
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
    List<String> meant = missing.stream().flatMap(name -> nearest(name, present).stream()).toList();
    if (!meant.isEmpty()) {
      return "did you mean " + String.join(", ", meant) + "?";
    }
    if (present.isEmpty()) {
      return "create it with dstream topics create " + String.join(" ", missing);
    }
    String some = String.join(", ", present.stream().limit(TOPICS_IN_HINT).toList());
    return "it has " + some + (present.size() > TOPICS_IN_HINT ? ", ..." : "");
  }

  /**
   * The name that is {@code misspelt} but for a few letters, a third of them at most; upper and
   * lower case are the same letter here.
   */
  static Optional<String> nearest(String misspelt, Collection<String> names) {
    int letters = Math.max(1, (misspelt.length() + 1) / 3);
    LevenshteinDistance distance = new LevenshteinDistance(letters);
    record Candidate(String name, int distance) {}
    return names.stream()
        .map(name -> new Candidate(name, distance.apply(lower(misspelt), lower(name))))
        .filter(candidate -> candidate.distance >= 0) // below zero: further away than that
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
