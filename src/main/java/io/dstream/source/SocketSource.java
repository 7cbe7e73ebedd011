package io.dstream.source;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Guarantee;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.Limits;
import io.dstream.spec.RecoverySpec;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads lines from a TCP server with a receiver that reconnects when the server goes away. */
public record SocketSource(HostAndPort server, int receivers) implements Source {
  private static final String LISTEN = "listen";
  private static final String RECEIVERS = "--receivers";

  /** Options of {@code --source socket}. */
  public static final class Options implements SourceOptions {
    @Mixin private ServerOptions server = new ServerOptions();

    @Option(
        names = ListenSource.OPTION,
        paramLabel = "[HOST:]PORT",
        description = {
          "In place of a server: listen there, and take the lines of whoever connects; without"
              + " HOST on this machine alone."
        })
    private Optional<String> listen = Optional.empty();

    @Option(
        names = RECEIVERS,
        paramLabel = "COUNT",
        defaultValue = "1",
        description = {
          "Connect COUNT times, each with a receiver and a core of its own (default:"
              + " ${DEFAULT-VALUE}); for a server that gives each connection a share."
        })
    private int receivers;

    /** Returns the host and port options, which other sources share. */
    ServerOptions server() {
      return server;
    }

    @Override
    public String name() {
      return "socket";
    }

    @Override
    public Set<String> saidByUri() {
      return Set.of("--host", "--port", ListenSource.OPTION);
    }

    @Override
    public Set<String> otherSchemes() {
      return Set.of(LISTEN);
    }

    @Override
    public Source toSource(URI uri) {
      HostAndPort address = ServerOptions.of(uri, -1);
      return uri.getScheme().equals(LISTEN)
          ? listening(address.toString())
          : new SocketSource(address, receivers);
    }

    private Source listening(String address) {
      if (receivers > 1) {
        throw DstreamException.usage(
            RECEIVERS + " is for a server that is read: a port has one listener",
            "listen on several ports: --source NAME=listen://HOST:PORT, repeated");
      }
      return ListenSource.of(address);
    }

    @Override
    public Source toSource() {
      if (listen.isPresent() && server.given()) {
        throw DstreamException.usage(
            ListenSource.OPTION + " takes clients, and --host and --port name a server",
            "leave one of them out");
      }
      return listen.isPresent()
          ? listening(listen.get())
          : new SocketSource(server.server(), receivers);
    }
  }

  public SocketSource {
    Limits.requireAtLeast(1, RECEIVERS, receivers);
  }

  @Override
  public String uri() {
    return "socket://" + server;
  }

  @Override
  public List<String> contacts() {
    return List.of(server.toString());
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
  public Guarantee guarantee(RecoverySpec recovery) {
    return guaranteeOfReceived(recovery, "the server");
  }

  /** Returns the guarantee for the lines that a receiver reads from {@code who}. */
  static Guarantee guaranteeOfReceived(RecoverySpec recovery, String who) {
    if (recovery.wal()) {
      return new Guarantee(
          Guarantee.Level.AT_LEAST_ONCE,
          "for what was received: it is logged before it is processed, and read again after a crash;"
              + " what "
              + who
              + " sent meanwhile is lost");
    }
    return new Guarantee(
        Guarantee.Level.AT_MOST_ONCE,
        "a socket does not repeat itself; what was received and not processed is lost with the"
            + " program"
            + (recovery.checkpoint().isPresent() ? ", what was processed is kept" : ""));
  }

  @Override
  public Map<String, String> identity() {
    return receivers == 1
        ? Map.of("--source", uri())
        : Map.of("--source", uri(), RECEIVERS, "" + receivers);
  }

  @Override
  public void check() {
    // The receiver waits for a server that is not available yet.
  }

  @Override
  public Feed open(SourceContext context) {
    return ReceivedFeed.open(
        context,
        log -> new SocketReceiver(server, context.spec().rate().maxRate(), log),
        new ReceiverWords.Client(server));
  }
}
