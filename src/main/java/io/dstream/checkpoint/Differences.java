package io.dstream.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Describes the differences between two pipelines. */
final class Differences {
  private Differences() {}

  /** Describes the options that {@code other} lacks or has with another value. */
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
