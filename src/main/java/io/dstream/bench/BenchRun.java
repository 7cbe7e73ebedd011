package io.dstream.bench;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.control.WorkProgress;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;

/** Measures case by case, the contenders of a case in turn: A B A B. */
public final class BenchRun {
  private final BenchSpec spec;
  private final Notices notices;
  private final StopRequest stop;
  private final WorkProgress progress;
  private int trials;

  private BenchRun(BenchSpec spec, Notices notices, StopRequest stop, WorkProgress progress) {
    this.spec = spec;
    this.notices = notices;
    this.stop = stop;
    this.progress = progress;
  }

  /**
   * Runs all cases of {@code spec}; those that are done when a stop is requested stand in the
   * report.
   *
   * @param sofar receives what is known after each case: a later one may fail
   * @throws DstreamException wrong usage, when there is no such case; exit status 1, when a
   *     contender fails or counts wrong
   */
  public static Report run(
      BenchSpec spec, Notices notices, StopRequest stop, Consumer<Report> sofar) {
    List<BenchCase> cases = Cases.of(spec);
    List<Comparison> done = new ArrayList<>();
    int trials =
        cases.stream().mapToInt(bench -> runs(spec, bench) * bench.contenders().size()).sum();
    try (WorkProgress progress = WorkProgress.of("trials done", trials, notices)) {
      BenchRun run = new BenchRun(spec, notices, stop, progress);
      for (BenchCase bench : cases) {
        try (bench) {
          run.compare(bench).ifPresent(done::add);
          sofar.accept(new Report(spec, done));
        }
      }
    }
    return new Report(spec, done);
  }

  private static int runs(BenchSpec spec, BenchCase bench) {
    return Math.min(spec.runs(), bench.mostRuns());
  }

  private Optional<Comparison> compare(BenchCase bench) {
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    int runs = runs(spec, bench);
    for (int run = 1; run <= runs; run++) {
      for (String contender : bench.contenders()) {
        if (stop.requested()) {
          return Optional.empty();
        }
        progress.at(bench.name() + ", " + contender);
        String label = String.format("%s, run %d of %d", bench.name(), run, runs);
        trial(bench, contender)
            .forEach(
                (name, figure) -> {
                  figures.computeIfAbsent(name, n -> new ArrayList<>()).add(figure);
                  notices.say(
                      String.format(
                          Locale.ROOT, "%s, %s: %,.1f %s", label, name, figure, bench.unit()));
                });
        progress.to(++trials);
      }
    }
    return Optional.of(new Comparison(bench, figures));
  }

  private static Map<String, Double> trial(BenchCase bench, String contender) {
    Path directory = null;
    try {
      directory = Files.createTempDirectory("dstream-bench-");
      return bench.run(contender, directory);
    } catch (IOException e) {
      throw DstreamException.failed(bench.name() + ": " + IoErrors.reason(e), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw DstreamException.failed(bench.name() + ": " + e, e);
    } finally {
      FileUtils.deleteQuietly(directory == null ? null : directory.toFile());
    }
  }
}
