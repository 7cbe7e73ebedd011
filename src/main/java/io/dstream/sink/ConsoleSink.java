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
 * The best rows of each batch on stdout, the best first; a batch without rows prints nothing.
 * Memory: the rows printed, on the driver.
 *
 * @param top how many rows a batch; 0 for all
 * @param times how batch times are written
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
    // Stdout is always there.
  }

  /** All rows are no ranking that could be kept. */
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
   * @throws OutputClosedException when nobody reads {@code out} any more
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
