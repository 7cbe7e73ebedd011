package io.dstream.chaos;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Counts how often each word was generated, line by line as lines are generated. */
final class Truth {
  private final Map<String, Long> counts = new HashMap<>();

  /** Counts the words of a UTF-8 line. Words are separated by a blank. */
  void add(byte[] line) {
    for (String word : new String(line, StandardCharsets.UTF_8).split(" ", -1)) {
      counts.merge(word, 1L, Long::sum);
    }
  }

  /** Returns the expected content of the sink when a record counts in {@code results} results. */
  Map<String, Long> times(long results) {
    Map<String, Long> expected = new HashMap<>(counts);
    expected.replaceAll((word, count) -> count * results);
    return expected;
  }
}
