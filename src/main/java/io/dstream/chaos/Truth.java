package io.dstream.chaos;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** How often each word was generated, counted line by line as they are made. */
final class Truth {
  private final Map<String, Long> counts = new HashMap<>();

  /** Counts the words of a line, UTF-8; a blank is between two. */
  void add(byte[] line) {
    for (String word : new String(line, StandardCharsets.UTF_8).split(" ", -1)) {
      counts.merge(word, 1L, Long::sum);
    }
  }

  /** What the sink must hold when a record counts in so many results. */
  Map<String, Long> times(long results) {
    Map<String, Long> expected = new HashMap<>(counts);
    expected.replaceAll((word, count) -> count * results);
    return expected;
  }
}
