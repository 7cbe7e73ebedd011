package io.dstream.bench;

import java.util.List;
import java.util.function.Supplier;

/** Measures the text kernel alone: one thread, in memory, without Spark. */
record KernelCase(BenchSpec spec, Supplier<ZipfText> texts) implements BenchCase {
  private static final String HASH_MAP = "HashMap";

  @Override
  public String name() {
    return "kernel";
  }

  @Override
  public String unit() {
    return "MB/s";
  }

  @Override
  public String goal() {
    return "300 MB/s, 2.5 times HashMap<String,Long> over split";
  }

  @Override
  public String heap() {
    return spec.heap();
  }

  @Override
  public List<String> contenders() {
    return List.of(DSTREAM, HASH_MAP);
  }

  @Override
  public Figures run(String contender, Workspace workspace) {
    CountPlan.Method method =
        contender.equals(DSTREAM) ? CountPlan.Method.TABLE : CountPlan.Method.HASH_MAP;
    return Figures.of(contender, count(spec, texts.get(), method, workspace));
  }

  /** Counts one text in memory and returns the speed in MB/s. */
  static double count(BenchSpec spec, ZipfText text, CountPlan.Method method, Workspace workspace) {
    CountPlan plan = new CountPlan(method, spec.words(), spec.seed(), spec.textBytes());
    CountPlan.Result result = TrialProcess.count(plan, workspace);
    Checks.requireSame(text.tally(), result.tally());
    return result.megabytesPerSecond();
  }
}
