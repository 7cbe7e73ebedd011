package io.dstream.sink;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.row.TopRows;
import io.dstream.spark.Rdds;
import io.dstream.spec.DstreamException;
import io.dstream.spec.PipelineSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import picocli.CommandLine.Option;

/**
 * The best rows of each batch on stdout, the best first; a batch without rows prints nothing.
 * Memory: the rows printed, on the driver.
 *
 * @param top how many rows a batch; 0 for all
 */
public record ConsoleSink(int top, RowFormat.Name format) implements Sink {
  /** Options of {@code --sink console}. */
  public static final class Options implements SinkOptions {
    @Option(
        names = "--top",
        paramLabel = "N",
        defaultValue = "10",
        description =
            "console: the N best rows of each batch, 0 for all (default: ${DEFAULT-VALUE}).")
    private int top;

    @Override
    public String name() {
      return "console";
    }

    @Override
    public Sink toSink(RowFormat.Name format) {
      return new ConsoleSink(top, format);
    }
  }

  public ConsoleSink {
    if (top < 0) {
      throw DstreamException.usage("--top is " + top + "; it is 0 (all rows) or more");
    }
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
  public void check(PipelineSpec<?, ?> pipeline) {
    // Stdout is always there.
  }

  @Override
  public BatchWriter open(Schema schema, Outlets outlets) {
    return new Writer(top == 0 ? Integer.MAX_VALUE : top, schema, format.of(schema), outlets.out());
  }

  private record Writer(int limit, Schema schema, RowFormat format, OutputStream out)
      implements BatchWriter {

    @Override
    public void write(JavaRDD<RowBlock> rows, Instant time) throws IOException {
      List<Ranked> partitions = Rdds.run(rows, new Rank(limit));
      if (partitions.stream().noneMatch(Ranked::hasRows)) {
        return;
      }
      TopRows top = new TopRows(limit, schema.ranking());
      partitions.forEach(partition -> partition.best.forEach(top::offer));
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      if (!format.showsTime()) {
        lines.writeBytes((time + "\n").getBytes(StandardCharsets.US_ASCII));
      }
      top.ranked().forEach(row -> format.append(row, time, lines));
      if (!format.showsTime()) {
        lines.write('\n');
      }
      try {
        lines.writeTo(out);
        out.flush();
      } catch (IOException e) {
        if (OutputClosedException.isCause(e)) {
          throw new OutputClosedException(e);
        }
        throw cannotWrite(e);
      }
    }
  }

  private static DstreamException cannotWrite(IOException e) {
    return DstreamException.failed("stdout cannot be written to: " + e.getMessage(), e);
  }

  private record Ranked(boolean hasRows, List<Row> best) implements Serializable {}

  private record Rank(int limit) implements Function<Iterator<RowBlock>, Ranked> {
    private static final long serialVersionUID = 1L;

    @Override
    public Ranked call(Iterator<RowBlock> blocks) {
      RowBlock block = blocks.next(); // one a partition
      return new Ranked(block.size() > 0, block.top(limit));
    }
  }
}
