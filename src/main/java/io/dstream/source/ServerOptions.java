package io.dstream.source;

import io.dstream.spec.HostAndPort;
import io.dstream.spec.Limits;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The server that {@code --source socket} is a client of. */
public final class ServerOptions {
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

  /** Whether one of the options was given. */
  boolean given() {
    return host.isPresent() || port.isPresent();
  }

  /**
   * What the options say, checked.
   *
   * @throws io.dstream.spec.DstreamException wrong usage
   */
  public HostAndPort server() {
    return at(host.orElse(DEFAULT_HOST), port.orElse(DEFAULT_PORT));
  }

  static HostAndPort at(String host, int port) {
    Limits.requireText("--host", host);
    Limits.requireBetween(1, HostAndPort.LAST_PORT, "--port", port);
    return new HostAndPort(host, port);
  }
}
