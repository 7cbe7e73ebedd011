package io.dstream.bench;

import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as a page. It has one table per case, under the command that reproduces it. */
final class MarkdownPage {
  private final Report report;

  MarkdownPage(Report report) {
    this.report = report;
  }

  /**
   * Writes the page.
   *
   * @throws DstreamException exit status 1, when the file cannot be written
   */
  void write(Path file) {
    try {
      Files.write(file, lines());
    } catch (IOException e) {
      throw DstreamException.failed(
          "--markdown: cannot write " + file + ": " + IoErrors.reason(e), e);
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("# How fast it is");
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "Measured by `dstream bench` on %s, %s, with %s. Least, median and largest figure of"
                + " all runs;",
            LocalDate.now(ZoneOffset.UTC),
            words(Environment.machine()),
            words(Environment.versions())));
    lines.add(
        "the ratio says how many times better dstream is than the contender below it, run by run.");
    lines.addAll(plot());
    for (Comparison comparison : report.comparisons()) {
      lines.addAll(section(comparison));
    }
    return lines;
  }

  /** Plots a bar in Mermaid for each case that has a ratio to another program. */
  private List<String> plot() {
    List<Comparison> compared =
        report.comparisons().stream()
            .filter(c -> c.bench().contenders().get(0).equals(BenchCase.DSTREAM))
            .filter(c -> c.ratio().isPresent())
            .toList();
    if (compared.isEmpty()) {
      return List.of();
    }
    String names =
        compared.stream()
            .map(c -> "\"" + c.bench().name() + " / " + c.bench().contenders().get(1) + "\"")
            .collect(Collectors.joining(", "));
    List<Double> times = compared.stream().map(c -> c.ratio().orElseThrow().median()).toList();
    String bars =
        times.stream()
            .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
            .collect(Collectors.joining(", "));
    long end = (long) Math.ceil(times.stream().mapToDouble(Double::doubleValue).max().orElse(1));
    return List.of(
        "",
        "```mermaid",
        "xychart-beta horizontal",
        "  title \"Times better than the other program, median\"",
        "  x-axis [" + names + "]",
        "  y-axis \"times\" 0 --> " + end,
        "  bar [" + bars + "]",
        "```");
  }

  private static String words(Map<String, Object> facts) {
    return String.join(
        ", ",
        facts.entrySet().stream().map(fact -> fact.getKey() + " " + fact.getValue()).toList());
  }

  private List<String> section(Comparison comparison) {
    BenchCase bench = comparison.bench();
    List<String> lines = new ArrayList<>();
    int runs = comparison.figures().values().stream().mapToInt(List::size).max().orElse(0);
    lines.addAll(List.of("", "## " + bench.name(), "", "To reach: " + bench.goal() + "."));
    lines.add("Runs of each: " + runs + ".");
    lines.addAll(List.of("", "```", report.spec().command(bench.name()), "```", ""));
    lines.add("| " + bench.unit() + " | min | median | max |");
    lines.add("|---|---:|---:|---:|");
    comparison.figures().forEach((name, figures) -> lines.add(row(name, Spread.of(figures))));
    comparison.ratio().ifPresent(ratio -> lines.add(row("**ratio**", ratio)));
    return lines;
  }

  private static String row(String name, Spread figures) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s |",
        name,
        Report.number(figures.min()),
        Report.number(figures.median()),
        Report.number(figures.max()));
  }
}
