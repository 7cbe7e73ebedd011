package io.dstream.cli.option;

import io.dstream.net.ServerSockets;
import io.dstream.spec.HostAndPort;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The address where a running stream serves its metrics and health. */
public final class MetricsOptions {
  public static final String OPTION = "--metrics-port";

  @Option(
      names = OPTION,
      paramLabel = "[HOST:]PORT",
      description = {
        "Serve /metrics for Prometheus, /health/live and /health/ready there; without HOST to this"
            + " machine alone."
      })
  private Optional<String> address = Optional.empty();

  /** Returns the address; empty if it is not requested. */
  public Optional<HostAndPort> address() {
    return address.map(word -> ServerSockets.address(OPTION, word));
  }
}
