package io.dstream.bench;

import java.util.List;

/** The minimum, the median and the maximum of some figures. */
record Spread(double min, double median, double max) {
  /**
   * Returns the spread of one or more figures. The median of an even number of figures is the mean
   * of the two in the middle.
   */
  static Spread of(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int n = sorted.size();
    double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    return new Spread(sorted.get(0), median, sorted.get(n - 1));
  }
}
