package io.dstream.cli;

import io.dstream.cli.option.MetricsOptions;
import io.dstream.control.Closing;
import io.dstream.dashboard.Dashboard;
import io.dstream.engine.BatchListener;
import io.dstream.net.ServerSockets;
import io.dstream.sink.dashboard.DashboardSink;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.PipelineSpec;
import io.dstream.telemetry.Health;
import io.dstream.telemetry.StreamMetrics;
import io.dstream.web.DashboardPages;
import io.dstream.web.Pages;
import io.dstream.web.WebServer;
import io.undertow.server.HttpHandler;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The HTTP servers that tell of a stream while it runs: its metrics, and its dashboard. */
final class StreamServers implements AutoCloseable {
  private final List<BatchListener> listeners = new ArrayList<>();

  /** In their order: a dashboard says its last word before its server goes. */
  private final List<Runnable> closing = new ArrayList<>();

  private StreamServers() {}

  /**
   * Makes sure that they could be started, and starts nothing.
   *
   * @param metrics where metrics are asked for
   */
  static void check(PipelineSpec<?, ?, ?> pipeline, Optional<HostAndPort> metrics) {
    metrics.ifPresent(at -> ServerSockets.requireFree(at, MetricsOptions.OPTION));
    dashboard(pipeline)
        .ifPresent(sink -> ServerSockets.requireFree(sink.address(), DashboardSink.PORT));
  }

  /**
   * Starts those that are asked for.
   *
   * @param metrics where metrics are asked for
   * @throws io.dstream.spec.DstreamException when a port is in use or not allowed
   */
  static StreamServers start(PipelineSpec<?, ?, ?> pipeline, Optional<HostAndPort> metrics) {
    StreamServers servers = new StreamServers();
    try {
      servers.serve(pipeline, metrics, dashboard(pipeline));
      return servers;
    } catch (RuntimeException e) {
      servers.close();
      throw e;
    }
  }

  private static Optional<DashboardSink> dashboard(PipelineSpec<?, ?, ?> pipeline) {
    return pipeline.sinks().stream()
        .filter(DashboardSink.class::isInstance)
        .map(DashboardSink.class::cast)
        .findFirst();
  }

  private void serve(
      PipelineSpec<?, ?, ?> pipeline,
      Optional<HostAndPort> metricsAt,
      Optional<DashboardSink> sink) {
    if (metricsAt.isEmpty() && sink.isEmpty()) {
      return;
    }
    StreamMetrics metrics = StreamMetrics.of(pipeline);
    Health health = new Health(pipeline.batch(), InstantSource.system());
    listeners.add(metrics);
    listeners.add(health);
    Map<String, HttpHandler> ofState = Pages.ofState(metrics, health);
    metricsAt.ifPresent(at -> serve(at, MetricsOptions.OPTION, ofState));
    if (sink.isPresent()) {
      Dashboard dashboard = Dashboard.of(pipeline, sink.get());
      listeners.add(dashboard);
      Map<String, HttpHandler> pages = new HashMap<>(ofState);
      pages.putAll(DashboardPages.of(dashboard));
      closing.add(dashboard::close);
      serve(sink.get().address(), DashboardSink.PORT, pages);
    }
  }

  private void serve(HostAndPort at, String option, Map<String, HttpHandler> pages) {
    WebServer server = WebServer.start(at, option, pages);
    closing.add(server::close);
  }

  /** Told of each batch. */
  List<BatchListener> listeners() {
    return List.copyOf(listeners);
  }

  @Override
  public void close() {
    Closing.each(closing, Runnable::run);
  }
}
