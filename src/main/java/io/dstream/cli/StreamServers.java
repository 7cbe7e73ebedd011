package io.dstream.cli;

import io.dstream.alert.Alerts;
import io.dstream.cli.option.MetricsOptions;
import io.dstream.control.Closing;
import io.dstream.dashboard.Dashboard;
import io.dstream.engine.BatchListener;
import io.dstream.net.Access;
import io.dstream.net.ServerSockets;
import io.dstream.sink.dashboard.DashboardSink;
import io.dstream.spec.DstreamException;
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

/** The HTTP servers of a running stream: one for its metrics and one for its dashboard. */
final class StreamServers implements AutoCloseable {
  private final List<BatchListener> listeners = new ArrayList<>();

  /**
   * Actions of {@link #close}, in order: a dashboard sends its last event before its server stops.
   */
  private final List<Runnable> closing = new ArrayList<>();

  private Optional<Dashboard> dashboard = Optional.empty();

  private StreamServers() {}

  /**
   * Checks that the servers could start, without starting them.
   *
   * @param metrics the address of the metrics server, if requested
   */
  static void check(PipelineSpec<?, ?, ?> pipeline, Optional<HostAndPort> metrics) {
    requireTwo(pipeline, metrics);
    metrics.ifPresent(at -> ServerSockets.requireFree(at, MetricsOptions.OPTION));
    dashboard(pipeline)
        .ifPresent(sink -> ServerSockets.requireFree(sink.address(), DashboardSink.PORT));
  }

  private static void requireTwo(PipelineSpec<?, ?, ?> pipeline, Optional<HostAndPort> metrics) {
    if (metrics.isPresent() && metrics.equals(dashboard(pipeline).map(DashboardSink::address))) {
      throw DstreamException.usage(
          MetricsOptions.OPTION + " and " + DashboardSink.PORT + " are the same address",
          "leave " + MetricsOptions.OPTION + " out: the dashboard serves /metrics, too");
    }
  }

  /**
   * Starts the requested servers.
   *
   * @param metrics the address of the metrics server, if requested
   * @param alerts also shown on the dashboard
   * @throws io.dstream.spec.DstreamException when a port is in use or not allowed
   */
  static StreamServers start(
      PipelineSpec<?, ?, ?> pipeline, Optional<HostAndPort> metrics, Alerts alerts) {
    requireTwo(pipeline, metrics);
    StreamServers servers = new StreamServers();
    try {
      servers.serve(pipeline, metrics, dashboard(pipeline), alerts);
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
      Optional<DashboardSink> sink,
      Alerts alerts) {
    if (metricsAt.isEmpty() && sink.isEmpty()) {
      return;
    }
    StreamMetrics metrics = StreamMetrics.of(pipeline);
    Health health = new Health(pipeline.batch(), InstantSource.system());
    listeners.add(metrics);
    listeners.add(health);
    Map<String, HttpHandler> ofState = Pages.ofState(metrics, health);
    metricsAt.ifPresent(at -> serve(at, MetricsOptions.OPTION, Access.OPEN, ofState));
    if (sink.isPresent()) {
      Dashboard shown = Dashboard.of(pipeline, sink.get(), alerts.states());
      dashboard = Optional.of(shown);
      alerts.listen(shown);
      listeners.add(shown);
      Map<String, HttpHandler> pages = new HashMap<>(ofState);
      pages.putAll(DashboardPages.of(shown));
      closing.add(shown::close);
      serve(sink.get().address(), DashboardSink.PORT, sink.get().access(), pages);
    }
  }

  private void serve(HostAndPort at, String option, Access access, Map<String, HttpHandler> pages) {
    WebServer server = WebServer.start(at, option, access, pages);
    closing.add(server::close);
  }

  /** Returns the listeners to notify after each batch. */
  List<BatchListener> listeners() {
    return List.copyOf(listeners);
  }

  /** Tells the clients of the dashboard that the stream has failed. */
  void failed(Exception failure) {
    String why = DstreamException.in(failure).map(Throwable::getMessage).orElse(failure.toString());
    dashboard.ifPresent(shown -> shown.failed(why));
  }

  @Override
  public void close() {
    Closing.each(closing, Runnable::run);
  }
}
