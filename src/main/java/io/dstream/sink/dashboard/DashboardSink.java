package io.dstream.sink.dashboard;

import io.dstream.net.ServerSockets;
import io.dstream.row.RowBlock;
import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.sink.BestRows;
import io.dstream.sink.Sink;
import io.dstream.sink.SinkOptions;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.Limits;
import io.dstream.spec.PipelineSpec;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.spark.api.java.JavaRDD;
import picocli.CommandLine.Option;

/**
 * The best rows of each result, for whoever watches over HTTP. Memory: {@code keys} rows, on the
 * driver.
 *
 * @param address where it is served
 * @param keys how many rows are kept
 * @param latest the result that the batch under way has
 */
public record DashboardSink(HostAndPort address, int keys, LatestResult latest) implements Sink {
  public static final String PORT = "--dashboard-port";
  private static final String KEYS = "--dashboard-keys";

  /** Options of {@code --sink dashboard}. */
  public static final class Options implements SinkOptions {
    @Option(
        names = PORT,
        paramLabel = "[HOST:]PORT",
        defaultValue = "8080",
        description = "dashboard: where it is served, on this machine (default: ${DEFAULT-VALUE}).")
    private String address;

    @Option(
        names = KEYS,
        paramLabel = "N",
        defaultValue = "1000",
        description =
            "dashboard: the N best rows of a result are there to be seen (default:"
                + " ${DEFAULT-VALUE}).")
    private int keys;

    @Override
    public String name() {
      return "dashboard";
    }

    @Override
    public Sink toSink(RowFormat.Name format) {
      Limits.requireBetween(1, LARGEST, KEYS, keys);
      HostAndPort at = ServerSockets.address(PORT, address);
      if (!ServerSockets.resolve(PORT, at.host()).isLoopbackAddress()) {
        throw DstreamException.usage(
            PORT + " " + address + " would show the results to all who reach it",
            "listen on this machine, and let others come through a tunnel: ssh -L");
      }
      return new DashboardSink(at, keys, new LatestResult());
    }
  }

  /** More would not fit into the messages. */
  private static final int LARGEST = 100_000;

  @Override
  public String describe() {
    return "dashboard at http://" + address + "/, the best " + keys + " rows";
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  /** The address is bound by whoever serves it. */
  @Override
  public void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning) {}

  @Override
  public int bestRows() {
    return keys;
  }

  @Override
  public BatchWriter open(Schema schema, Beginning beginning, Outlets outlets) {
    return new BatchWriter() {
      @Override
      public void write(JavaRDD<RowBlock> rows, Instant time) {
        BestRows best = BestRows.of(rows, keys, schema);
        if (best.all() > 0) {
          latest.put(best, time);
        }
      }

      /** None: after a restart all totals are shown at once. */
      @Override
      public OptionalLong totalsHeld() {
        return schema.totals() ? OptionalLong.of(0) : OptionalLong.empty();
      }
    };
  }
}
