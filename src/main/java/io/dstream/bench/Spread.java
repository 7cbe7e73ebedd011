package io.dstream.bench;

import java.util.List;

/** The least, the median and the largest of some figures. */
record Spread(double min, double median, double max) {
  /** Of one figure or more; the median of an even number is the mean of the two in the middle. */
  static Spread of(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int n = sorted.size();
    double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    return new Spread(sorted.get(0), median, sorted.get(n - 1));
  }
}
