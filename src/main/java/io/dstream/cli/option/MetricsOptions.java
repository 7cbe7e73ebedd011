package io.dstream.cli.option;

import io.dstream.engine.BatchListener;
import io.dstream.net.ServerSockets;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.PipelineSpec;
import io.dstream.telemetry.Health;
import io.dstream.telemetry.StreamMetrics;
import io.dstream.web.Pages;
import io.dstream.web.WebServer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a running stream tells programs how it does. */
public final class MetricsOptions {
  private static final String OPTION = "--metrics-port";

  @Option(
      names = OPTION,
      paramLabel = "[HOST:]PORT",
      description = {
        "Serve /metrics for Prometheus, /health/live and /health/ready there; without HOST to this"
            + " machine alone."
      })
  private Optional<String> address = Optional.empty();

  /** A server, and what it is told of each batch. */
  public record Serving(List<BatchListener> listeners, Optional<WebServer> server)
      implements AutoCloseable {
    @Override
    public void close() {
      server.ifPresent(WebServer::close);
    }
  }

  /** Makes sure that the address can be listened on, and serves nothing. */
  public void check() {
    address.ifPresent(
        word -> ServerSockets.requireFree(ServerSockets.address(OPTION, word), OPTION));
  }

  /** Starts to serve, where that is asked for. */
  public Serving serve(PipelineSpec<?, ?, ?> pipeline) {
    if (address.isEmpty()) {
      return new Serving(List.of(), Optional.empty());
    }
    HostAndPort at = ServerSockets.address(OPTION, address.get());
    StreamMetrics metrics = StreamMetrics.of(pipeline);
    Health health = new Health(pipeline.batch(), InstantSource.system());
    return new Serving(
        List.of(metrics, health),
        Optional.of(WebServer.start(at, OPTION, Pages.ofState(metrics, health))));
  }
}
