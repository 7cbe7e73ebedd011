package io.dstream.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The figures of a case.
 *
 * @param figures the figures of each contender, one per run, in run order
 */
record Comparison(BenchCase bench, Map<String, List<Double>> figures) {

  /**
   * Returns how many times better the first contender is than the second, run by run. The two
   * trials of a pair ran one after the other on the same machine under similar conditions.
   */
  Optional<Spread> ratio() {
    if (!bench.compares()) {
      return Optional.empty();
    }
    List<Double> ours = figures.get(bench.contenders().get(0));
    List<Double> others = figures.get(bench.contenders().get(1));
    return Optional.of(
        Spread.of(
            IntStream.range(0, ours.size())
                .mapToObj(
                    i ->
                        bench.higherIsBetter()
                            ? ours.get(i) / others.get(i)
                            : others.get(i) / ours.get(i))
                .toList()));
  }

  /** Converts the comparison for the JSON report. */
  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("case", bench.name());
    json.put("unit", bench.unit());
    json.put("goal", bench.goal());
    json.putAll(figures);
    ratio().ifPresent(ratio -> json.put("ratio", ratio));
    return json;
  }
}
