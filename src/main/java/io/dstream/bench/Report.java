package io.dstream.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results of a benchmark. */
public record Report(BenchSpec spec, List<Comparison> comparisons) {
  public Report {
    comparisons = List.copyOf(comparisons);
  }

  /**
   * Formats a table: one line per contender with the minimum, median and maximum figure, and then
   * the ratio.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line("case", "", "unit", "min", "median", "max"));
    for (Comparison comparison : comparisons) {
      BenchCase bench = comparison.bench();
      comparison
          .figures()
          .forEach(
              (contender, figures) ->
                  lines.add(line(bench.name(), contender, bench.unit(), Spread.of(figures))));
      comparison.ratio().ifPresent(ratio -> lines.add(line(bench.name(), "ratio", "times", ratio)));
    }
    return lines;
  }

  private static String line(String bench, String contender, String unit, Spread figures) {
    return line(
        bench,
        contender,
        unit,
        number(figures.min()),
        number(figures.median()),
        number(figures.max()));
  }

  private static String line(String... cells) {
    return String.format(Locale.ROOT, "%-12s %-30s %-10s %12s %12s %12s", (Object[]) cells);
  }

  static String number(double figure) {
    return String.format(Locale.ROOT, figure < 100 ? "%.2f" : "%,.0f", figure);
  }

  /**
   * Writes a page with all tables, each under the command that reproduces it.
   *
   * @throws DstreamException exit status 1, when the file cannot be written
   */
  public void writeMarkdown(Path file) {
    new MarkdownPage(this).write(file);
  }

  /**
   * Writes all figures, with the machine, versions and date.
   *
   * @throws DstreamException exit status 1, when the file cannot be written
   */
  public void writeJson(Path file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    json.put("machine", Environment.machine());
    json.put("versions", Environment.versions());
    json.put("words", spec.words());
    json.put("megabytes", spec.megabytes());
    json.put("seed", spec.seed());
    json.put("results", comparisons.stream().map(Comparison::toJson).toList());
    try {
      String text =
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
      Files.writeString(file, text);
    } catch (IOException e) {
      throw DstreamException.failed("--json: cannot write " + file + ": " + IoErrors.reason(e), e);
    }
  }
}
