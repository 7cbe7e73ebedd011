package io.dstream.source;

import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.Limits;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options of the server that {@code --source socket} connects to. */
public final class ServerOptions {
  /** The names of the options. */
  static final Set<String> NAMES = Set.of("--host", "--port");

  private static final String DEFAULT_HOST = "localhost";
  private static final int DEFAULT_PORT = 9999;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The server (default: " + DEFAULT_HOST + ").")
  private Optional<String> host = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Its TCP port (default: " + DEFAULT_PORT + ").")
  private Optional<Integer> port = Optional.empty();

  /** Returns whether one of the options was given. */
  boolean given() {
    return host.isPresent() || port.isPresent();
  }

  /**
   * Returns the server that the options specify, after validation.
   *
   * @throws io.dstream.spec.DstreamException usage error, if an option is invalid
   */
  public HostAndPort server() {
    return serverOr(DEFAULT_HOST, DEFAULT_PORT);
  }

  /** Returns the server, with other defaults. */
  HostAndPort serverOr(String otherHost, int otherPort) {
    return at(host.orElse(otherHost), port.orElse(otherPort));
  }

  /**
   * Returns the address that a URI consists of.
   *
   * @param port the port of a URI without one; -1 if it must have one
   * @throws DstreamException usage error, if the URI is not a host and a port
   */
  static HostAndPort of(URI uri, int port) {
    int given = uri.getPort() == -1 ? port : uri.getPort();
    if (uri.getHost() == null || given == -1) {
      throw DstreamException.usage(
          "--source " + uri + " names no host and port",
          "write " + uri.getScheme() + "://localhost:" + (port == -1 ? DEFAULT_PORT : port));
    }
    String server = uri.getHost().replaceAll("[\\[\\]]", ""); // brackets of IPv6
    HostAndPort address = at(server, given);
    String alone = uri.getScheme() + "://" + (uri.getPort() == -1 ? uri.getHost() : address);
    if (!uri.toString().matches(Pattern.quote(alone) + "/?")) {
      throw DstreamException.usage(
          "--source " + uri + " is more than a host and a port", "write " + alone);
    }
    return address;
  }

  private static HostAndPort at(String host, int port) {
    Limits.requireText("--host", host);
    Limits.requireBetween(1, HostAndPort.LAST_PORT, "--port", port);
    return new HostAndPort(host, port);
  }
}
