package io.dstream.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Says what two pipelines do not have in common. */
final class Differences {
  private Differences() {}

  /** The options that {@code other} has not or has with another value, in words. */
  static String of(Map<String, String> options, Map<String, String> other) {
    List<String> words = new ArrayList<>();
    Set<String> all = new TreeSet<>(options.keySet());
    all.addAll(other.keySet());
    for (String option : all) {
      String value = options.get(option);
      if (value == null) {
        words.add("no " + option);
      } else if (!value.equals(other.get(option))) {
        words.add(value.isEmpty() ? option : option + " " + value);
      }
    }
    return String.join(", ", words);
  }
}
