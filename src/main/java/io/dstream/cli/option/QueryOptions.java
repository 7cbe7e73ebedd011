package io.dstream.cli.option;

import io.dstream.pipe.QueryCompiler;
import io.dstream.spec.DstreamException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A query, typed on the command line or read from a file, and its windows. */
public final class QueryOptions {
  private static final String OPTION = "--query";

  @Parameters(
      arity = "0..1",
      paramLabel = "QUERY",
      description = {
        "A query of Spark SQL. Each source is a view of its name, a source without a name the view"
            + " input. Its columns are value, timestamp, and what else records of the source have:"
            + " key, topic, partition, offset, headers, file; SELECT * has all of them."
      })
  private String query;

  @Option(
      names = OPTION,
      paramLabel = "FILE",
      description = "The query from a file, with line ends and comments as you like.")
  private Path file;

  @Option(
      names = "--window",
      paramLabel = "DURATION",
      description = "Each view has the records of the last DURATION, a multiple of --batch.")
  private Duration window;

  @Option(
      names = "--slide",
      paramLabel = "DURATION",
      description = "A result every DURATION, a multiple of --batch (default: --batch).")
  private Duration slide;

  @Option(
      names = "--stateful",
      description = {
        "Keep running totals: the query, an aggregation with count, sum, avg, min and max, is over all"
            + " records since the start, and a batch has a row for each group that it changed."
      })
  private boolean stateful;

  /**
   * Returns the text of the query.
   *
   * @throws DstreamException wrong usage, when there is none, or two, or the file cannot be read
   */
  public String text() {
    if (file == null && (query == null || query.isBlank())) {
      throw DstreamException.usage(
          "there is no QUERY",
          "write one, such as \"SELECT count(*) AS lines FROM input\", or name its file: --query"
              + " FILE");
    }
    return TextOrFile.of("QUERY", query, OPTION, file);
  }

  /**
   * Returns the batches that the query covers.
   *
   * @throws DstreamException wrong usage
   */
  public QueryCompiler.Span span() {
    if (window == null && slide != null) {
      throw DstreamException.usage("--slide needs --window");
    }
    requireLength("--window", window);
    requireLength("--slide", slide);
    if (window != null && stateful) {
      throw DstreamException.usage(
          "--window and --stateful exclude each other", "totals are the window since the start");
    }
    if (stateful) {
      return new QueryCompiler.SinceStart();
    }
    return window == null
        ? new QueryCompiler.EachBatch()
        : new QueryCompiler.Window(window, Optional.ofNullable(slide));
  }

  private static void requireLength(String option, Duration duration) {
    if (duration != null && duration.isZero()) {
      throw DstreamException.usage(option + " is longer than nothing", "such as " + option + " 1m");
    }
  }
}
