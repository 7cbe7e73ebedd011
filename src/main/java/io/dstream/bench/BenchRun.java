package io.dstream.bench;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.control.WorkProgress;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Measures the cases one by one. The contenders of a case alternate: A B A B. */
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
   * Runs all cases of {@code spec}, or those that complete before a stop is requested.
   *
   * @param sofar receives the results so far after each case, since a later case may fail
   * @throws DstreamException wrong usage, when there is no such case; exit status 1, when a
   *     contender fails or counts wrong
   */
  public static void run(
      BenchSpec spec, Notices notices, StopRequest stop, Consumer<Report> sofar) {
    List<BenchCase> cases = Cases.of(spec);
    cases.forEach(BenchCase::check);
    List<Comparison> done = new ArrayList<>();
    stop.onRequest(() -> notices.say("stopping; the case that is running is left out"));
    int trials =
        cases.stream().mapToInt(bench -> runs(spec, bench) * bench.contenders().size()).sum();
    try (WorkProgress progress = WorkProgress.of("trials done", trials, notices)) {
      BenchRun run = new BenchRun(spec, notices, stop, progress);
      for (BenchCase bench : cases) {
        try (bench) {
          Optional<Comparison> comparison = run.compare(bench);
          if (comparison.isEmpty()) {
            return;
          }
          done.add(comparison.get());
          sofar.accept(new Report(spec, done));
        }
      }
    }
  }

  private static int runs(BenchSpec spec, BenchCase bench) {
    return Math.min(spec.runs(), bench.mostRuns());
  }

  private Optional<Comparison> compare(BenchCase bench) {
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    int runs = runs(spec, bench);
    for (int run = 1; run <= runs; run++) {
      for (String contender : bench.contenders()) {
        progress.at(bench.name() + ", " + contender);
        String label = String.format(Locale.ROOT, "%s, run %d of %d", bench.name(), run, runs);
        Optional<Figures> measured = trial(bench, contender);
        if (measured.isEmpty()) {
          return Optional.empty();
        }
        measured
            .get()
            .byName()
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

  /** Runs one trial. Returns empty when a stop was requested first. */
  private Optional<Figures> trial(BenchCase bench, String contender) {
    try (Workspace workspace = Workspace.create(bench.heap(), stop)) {
      Figures measured = bench.run(contender, workspace);
      return stop.requested() ? Optional.empty() : Optional.of(measured);
    } catch (Exception e) {
      if (stopped()) {
        return Optional.empty();
      }
      throw failure(bench.name() + ", " + contender, e);
    }
  }

  /**
   * Returns whether a stop is requested within a second. Ctrl-C in a terminal also ends the trial,
   * perhaps before this process notices it.
   */
  private boolean stopped() {
    try {
      return stop.await(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static DstreamException failure(String trial, Exception e) {
    if (e instanceof DstreamException known) {
      String message = trial + ": " + known.getMessage();
      return DstreamException.failed(message, known.hint().orElse(""), known);
    }
    String reason = e instanceof IOException io ? IoErrors.reason(io) : e.toString();
    return DstreamException.failed(trial + ": " + reason, e);
  }
}
