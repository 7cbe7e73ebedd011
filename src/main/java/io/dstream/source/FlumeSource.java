package io.dstream.source;

import io.dstream.net.ServerSockets;
import io.dstream.spec.Guarantee;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.RecordField;
import io.dstream.spec.RecoverySpec;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/**
 * Reads events that the Avro sinks of Flume agents deliver to a port. The body of an event is one
 * or more lines.
 *
 * @param compressed whether the agents' sinks have {@code compression-type = deflate}
 */
public record FlumeSource(HostAndPort address, boolean compressed) implements Source {
  private static final String COMPRESSION = "--compression";
  private static final int DEFAULT_PORT = 4141;

  /**
   * Options of {@code --source flume}. It shares the address options of {@code --source socket}.
   */
  public static final class Options implements SourceOptions {
    private final ServerOptions server;

    @Option(
        names = COMPRESSION,
        description =
            "Events come compressed: the agent's sink has compression-type = deflate. flume listens"
                + " at --host (default: this machine alone) and --port (default: 4141).")
    private boolean compressed;

    Options(ServerOptions server) {
      this.server = server;
    }

    @Override
    public String name() {
      return "flume";
    }

    @Override
    public Set<String> shared() {
      return ServerOptions.NAMES;
    }

    @Override
    public Set<String> saidByUri() {
      return ServerOptions.NAMES;
    }

    @Override
    public Source toSource(URI uri) {
      return new FlumeSource(ServerOptions.of(uri, DEFAULT_PORT), compressed);
    }

    @Override
    public Source toSource() {
      return new FlumeSource(server.serverOr(ServerSockets.LOOPBACK, DEFAULT_PORT), compressed);
    }
  }

  @Override
  public String uri() {
    return "flume://" + address;
  }

  @Override
  public List<String> contacts() {
    return List.of();
  }

  @Override
  public boolean usesReceiver() {
    return true;
  }

  @Override
  public boolean limitsRate() {
    return true;
  }

  @Override
  public Set<RecordField> fields() {
    return Set.of(RecordField.HEADERS);
  }

  @Override
  public Guarantee guarantee(RecoverySpec recovery) {
    if (recovery.wal()) {
      return new Guarantee(
          Guarantee.Level.AT_LEAST_ONCE,
          "events are logged before they are acknowledged, and read again after a crash; an agent"
              + " delivers again what was not acknowledged");
    }
    return new Guarantee(
        Guarantee.Level.AT_MOST_ONCE,
        "an agent forgets what was acknowledged; what was acknowledged and not processed is lost"
            + " with the program"
            + (recovery.checkpoint().isPresent() ? ", what was processed is kept" : ""));
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("--source", uri());
  }

  @Override
  public void check() {
    ServerSockets.resolve("--host", address.host());
  }

  @Override
  public Feed open(SourceContext context) {
    if (context.spec().master().local()) {
      ServerSockets.requireFree(address, "--port");
    }
    return ReceivedFeed.open(
        context,
        log ->
            new FlumeReceiver(
                address, compressed, context.fields(), context.spec().rate().maxRate(), log),
        new ReceiverWords.Listener(address, "an agent", "no agent"));
  }
}
