package io.dstream.web;

import io.dstream.net.Access;
import io.dstream.net.ServerSockets;
import io.dstream.spec.HostAndPort;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.Undertow.ListenerBuilder;
import io.undertow.Undertow.ListenerType;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.PathHandler;
import java.io.IOException;
import java.util.Map;

/**
 * An HTTP server for pages that are made in memory. It limits the size and number of a request's
 * headers and the time in which a client must send its request.
 */
public final class WebServer implements AutoCloseable {
  private static final int HEADER_BYTES = 16 << 10;
  private static final int HEADERS = 50;
  private static final int PARAMETERS = 20;
  private static final long BODY_BYTES = 1;
  private static final int REQUEST_MILLIS = 10_000;
  private static final int IDLE_MILLIS = 60_000;
  private static final int IO_THREADS = 2;
  private static final int WORKERS = 4;

  private final Undertow server;

  private WebServer(Undertow server) {
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @param option the option that gives the address, for messages
   * @param access who may send requests
   * @param pages the handlers by their paths
   * @throws io.dstream.spec.DstreamException when the port is in use or not allowed
   */
  public static WebServer start(
      HostAndPort address, String option, Access access, Map<String, ? extends HttpHandler> pages) {
    PathHandler paths = Handlers.path(Pages.missing());
    pages.forEach(paths::addExactPath);
    HttpHandler checked =
        access.token().map(token -> (HttpHandler) new TokenCheck(token, paths)).orElse(paths);
    Undertow server =
        listener(address, access)
            .setHandler(new Guard(address, checked))
            .setIoThreads(IO_THREADS)
            .setWorkerThreads(WORKERS)
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, HEADER_BYTES)
            .setServerOption(UndertowOptions.MAX_HEADERS, HEADERS)
            .setServerOption(UndertowOptions.MAX_PARAMETERS, PARAMETERS)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, BODY_BYTES)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, REQUEST_MILLIS)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
            .build();
    try {
      server.start();
    } catch (RuntimeException e) {
      if (e.getCause() instanceof IOException failure) {
        throw ServerSockets.explained(address, option, failure);
      }
      throw e;
    }
    return new WebServer(server);
  }

  private static Undertow.Builder listener(HostAndPort address, Access access) {
    ListenerBuilder listener =
        new ListenerBuilder().setPort(address.port()).setHost(address.host());
    return Undertow.builder()
        .addListener(
            access.tls().isPresent()
                ? listener.setType(ListenerType.HTTPS).setSslContext(access.tls().get())
                : listener.setType(ListenerType.HTTP));
  }

  @Override
  public void close() {
    server.stop();
  }
}
