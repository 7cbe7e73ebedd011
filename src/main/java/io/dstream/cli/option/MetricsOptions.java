package io.dstream.cli.option;

import io.dstream.net.ServerSockets;
import io.dstream.spec.HostAndPort;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a running stream tells programs how it does. */
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

  /** Where; empty where it is not asked for. */
  public Optional<HostAndPort> address() {
    return address.map(word -> ServerSockets.address(OPTION, word));
  }
}
