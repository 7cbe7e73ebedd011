package io.dstream.web;

import io.dstream.dashboard.Dashboard;
import io.dstream.dashboard.Event;
import io.dstream.dashboard.Selection;
import io.dstream.dashboard.Watcher;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.util.BadRequestException;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The events of a dashboard as server-sent events (WHATWG HTML, section 9.2). */
final class EventStream implements HttpHandler {
  private static final HttpString LAST_EVENT_ID = new HttpString("Last-Event-ID");

  /** A proxy closes a connection on which nothing comes. */
  private static final long COMMENT_EVERY_MILLIS = 15_000;

  private final Dashboard dashboard;

  EventStream(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (!exchange.getRequestMethod().equals(Methods.GET)) {
      Pages.text(exchange, StatusCodes.METHOD_NOT_ALLOWED, "a stream can only be got");
      return;
    }
    Selection selection = Asked.selection(exchange, dashboard);
    String last = last(exchange);
    Line line = new Line();
    Optional<Watcher> watcher = dashboard.watch(selection, last, line);
    if (watcher.isEmpty()) {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, 10);
      Pages.text(exchange, StatusCodes.SERVICE_UNAVAILABLE, "too many watch this stream");
      return;
    }
    exchange.addExchangeCompleteListener(
        (done, next) -> {
          dashboard.leave(watcher.get());
          next.proceed();
        });
    Handlers.serverSentEvents((connection, lastId) -> line.open(connection, watcher.get()))
        .handleRequest(exchange);
  }

  private static String last(HttpServerExchange exchange) throws BadRequestException {
    String header = exchange.getRequestHeaders().getFirst(LAST_EVENT_ID);
    return header != null ? header : Asked.last(exchange);
  }

  /** One connection, once it is there. */
  private static final class Line implements BiConsumer<Event, Runnable> {
    private volatile ServerSentEventConnection connection;

    void open(ServerSentEventConnection opened, Watcher watcher) {
      opened.setKeepAliveTime(COMMENT_EVERY_MILLIS);
      connection = opened;
      watcher.begin();
    }

    @Override
    public void accept(Event event, Runnable sent) {
      String id = event.id().isEmpty() ? null : event.id();
      connection.send(event.data(), event.type(), id, new After(sent));
    }
  }

  /** What follows an event that was sent; nothing follows one that was not. */
  private record After(Runnable sent) implements ServerSentEventConnection.EventCallback {
    @Override
    public void done(ServerSentEventConnection connection, String data, String event, String id) {
      sent.run();
    }

    @Override
    public void failed(
        ServerSentEventConnection connection,
        String data,
        String event,
        String id,
        IOException failure) {
      connection.shutdown(); // it has gone away
    }
  }
}
