package io.dstream.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures that one trial measured, all in the case's unit.
 *
 * @param byName the contender's figure under its name, then others
 */
record Figures(Map<String, Double> byName) {
  Figures {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /** Returns a single figure of the contender. */
  static Figures of(String contender, double figure) {
    return new Figures(Map.of(contender, figure));
  }

  /** Returns these figures and one more about the contender. */
  Figures and(String name, double figure) {
    Map<String, Double> more = new LinkedHashMap<>(byName);
    more.put(name, figure);
    return new Figures(more);
  }
}
