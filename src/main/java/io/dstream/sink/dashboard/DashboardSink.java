package io.dstream.sink.dashboard;

import io.dstream.net.Access;
import io.dstream.net.ServerSockets;
import io.dstream.net.TlsKeys;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.sink.BestRows;
import io.dstream.sink.Sink;
import io.dstream.sink.SinkOptions;
import io.dstream.sink.SinkSettings;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.Limits;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.Secret;
import io.dstream.spec.SecretOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.spark.api.java.JavaRDD;
import picocli.CommandLine.Option;

/**
 * Passes the best rows of each result to the dashboard, which serves them over HTTP. The driver
 * holds {@code keys} rows in memory.
 *
 * @param address the address that the dashboard is served at
 * @param access who may send requests
 * @param keys the number of rows that are kept
 * @param latest receives the result of the current batch
 */
public record DashboardSink(HostAndPort address, Access access, int keys, LatestResult latest)
    implements Sink {
  public static final String PORT = "--dashboard-port";
  private static final String KEYS = "--dashboard-keys";
  private static final String TOKEN = "--dashboard-token";
  private static final String KEYSTORE = "--dashboard-keystore";
  private static final String KEYSTORE_PASSWORD = "--dashboard-keystore-password";

  /** In characters; a token of this length cannot be guessed by trial. */
  private static final int SHORTEST_TOKEN = 16;

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

    @Option(
        names = TOKEN,
        paramLabel = "TOKEN",
        description =
            "dashboard: answer only those who send this token, env:NAME or file:PATH; needed to"
                + " listen elsewhere than on this machine.")
    private Optional<String> token;

    @Option(
        names = KEYSTORE,
        paramLabel = "FILE",
        description = "dashboard: serve https with the key in FILE, PKCS #12 or JKS.")
    private Optional<Path> keystore;

    @Option(
        names = KEYSTORE_PASSWORD,
        paramLabel = "PASSWORD",
        description = "dashboard: its password, env:NAME or file:PATH.")
    private Optional<String> keystorePassword;

    @Override
    public String name() {
      return "dashboard";
    }

    @Override
    public Sink toSink(SinkSettings settings) {
      Limits.requireBetween(1, LARGEST, KEYS, keys);
      HostAndPort at = ServerSockets.address(PORT, address);
      if (token.isEmpty() && !ServerSockets.resolve(PORT, at.host()).isLoopbackAddress()) {
        throw DstreamException.usage(
            PORT + " " + address + " would show the results to all who reach it",
            "ask for a token, " + TOKEN + " env:NAME, or let others come through a tunnel: ssh -L");
      }
      return new DashboardSink(at, new Access(secret(), tls()), keys, new LatestResult());
    }

    private Optional<Secret> secret() {
      Optional<Secret> read = token.map(given -> reference(TOKEN, given));
      if (read.isPresent() && read.get().reveal().length() < SHORTEST_TOKEN) {
        throw DstreamException.usage(
            TOKEN + " has fewer than " + SHORTEST_TOKEN + " characters",
            "make one with: openssl rand -hex 16");
      }
      return read;
    }

    private Optional<SSLContext> tls() {
      if (keystore.isEmpty() && keystorePassword.isPresent()) {
        throw DstreamException.usage(KEYSTORE_PASSWORD + " needs " + KEYSTORE);
      }
      Secret password =
          keystorePassword.map(given -> reference(KEYSTORE_PASSWORD, given)).orElse(Secret.NONE);
      return keystore.map(file -> TlsKeys.ofServer(KEYSTORE, file, password));
    }

    private static Secret reference(String option, String given) {
      SecretOption secret = new SecretOption(option);
      secret.requireReference(given);
      return secret.read(given);
    }
  }

  /** The largest number of rows; more would not fit into the messages. */
  private static final int LARGEST = 100_000;

  @Override
  public String describe() {
    return "dashboard at " + access.scheme() + "://" + address + "/, the best " + keys + " rows";
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  /** Checks nothing; the server of the dashboard binds the address. */
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

      @Override
      public boolean forgetsTotals() {
        return schema.totals();
      }
    };
  }
}
