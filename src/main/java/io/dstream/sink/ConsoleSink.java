package io.dstream.sink;

import io.dstream.control.OutputClosedException;
import io.dstream.row.Row;
import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.row.TimeFormat;
import io.dstream.spec.Beginning;
import io.dstream.spec.Limits;
import io.dstream.spec.PipelineSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * Prints the best rows of each batch to stdout, best first. A batch without rows prints nothing.
 * The driver holds the printed rows in memory.
 *
 * @param top the number of rows per batch; 0 for all
 * @param times formats batch times
 */
public record ConsoleSink(int top, RowFormat.Name format, TimeFormat times) implements Sink {
  /** Options of {@code --sink console}. */
  public static final class Options implements SinkOptions {
    @Option(
        names = "--top",
        paramLabel = "N",
        defaultValue = "10",
        description =
            "console: the N best rows of each batch, 0 for all (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(
        names = "--time-zone",
        paramLabel = "ZONE",
        defaultValue = "UTC",
        description =
            "console: the zone of batch times, such as Europe/Berlin (default: ${DEFAULT-VALUE}). A"
                + " batch's time is the end of its interval.")
    private ZoneId zone;

    @Override
    public String name() {
      return "console";
    }

    @Override
    public Sink toSink(SinkSettings settings) {
      return new ConsoleSink(top, settings.format(), new TimeFormat(zone));
    }
  }

  public ConsoleSink {
    Limits.requireAtLeast(0, "--top", top);
  }

  @Override
  public String describe() {
    return "console, " + (top == 0 ? "all rows" : "top " + top) + ", format " + format;
  }

  @Override
  public boolean idempotent() {
    return false;
  }

  @Override
  public void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning) {
    // Stdout is always available.
  }

  /** Returns 0 when all rows are printed, because no limited ranking is needed. */
  @Override
  public int bestRows() {
    return top;
  }

  @Override
  public BatchWriter open(Schema schema, Beginning beginning, Outlets outlets) {
    int limit = top == 0 ? Integer.MAX_VALUE : top;
    return (rows, time) -> {
      BestRows best = BestRows.of(rows, limit, schema);
      if (best.all() > 0) {
        print(best.rows(), time, schema, outlets.out());
      }
    };
  }

  /**
   * Prints the rows of the batch at {@code time}.
   *
   * @throws OutputClosedException when the reader of {@code out} has closed it
   */
  public void print(List<Row> rows, Instant time, Schema schema, OutputStream out)
      throws IOException {
    RowFormat lineFormat = format.of(schema);
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    if (!lineFormat.showsTime()) {
      lines.writeBytes((times.of(time) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    rows.forEach(row -> lineFormat.append(row, times.of(time), lines));
    if (!lineFormat.showsTime()) {
      lines.write('\n');
    }
    try {
      lines.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw OutputClosedException.of(e);
    }
  }
}
