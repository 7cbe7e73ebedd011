package io.dstream.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dstream.telemetry.Health;
import io.dstream.telemetry.StreamMetrics;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;

/** The handlers of requests for the state of a stream. */
public final class Pages {
  private static final String TEXT = "text/plain; charset=utf-8";

  private Pages() {}

  /** Returns the handlers for monitoring programs, by path: metrics, liveness and readiness. */
  public static Map<String, HttpHandler> ofState(StreamMetrics metrics, Health health) {
    return Map.of(
        "/metrics",
        metrics(metrics),
        "/health/live",
        exchange -> text(exchange, StatusCodes.OK, "live"),
        "/health/ready",
        exchange ->
            text(
                exchange,
                health.trouble().isPresent() ? StatusCodes.SERVICE_UNAVAILABLE : StatusCodes.OK,
                health.trouble().orElse("ready")));
  }

  private static HttpHandler metrics(StreamMetrics metrics) {
    ExpositionFormats formats = ExpositionFormats.init();
    return exchange -> {
      ExpositionFormatWriter writer =
          formats.findWriter(exchange.getRequestHeaders().getFirst(Headers.ACCEPT));
      ByteArrayOutputStream page = new ByteArrayOutputStream();
      writer.write(page, metrics.scrape());
      send(exchange, StatusCodes.OK, writer.getContentType(), page.toByteArray());
    };
  }

  /** Returns the handler for a path that has no page. */
  static HttpHandler missing() {
    return exchange -> text(exchange, StatusCodes.NOT_FOUND, "there is no such page");
  }

  /** Sends a line of plain text. */
  static void text(HttpServerExchange exchange, int status, String line) {
    text(exchange, status, TEXT, line + "\n");
  }

  /** Sends text of a content type. */
  static void text(HttpServerExchange exchange, int status, String type, String text) {
    send(exchange, status, type, text.getBytes(UTF_8));
  }

  private static void send(HttpServerExchange exchange, int status, String type, byte[] body) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
    exchange.getResponseSender().send(ByteBuffer.wrap(body));
  }
}
