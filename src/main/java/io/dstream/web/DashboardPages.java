package io.dstream.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dstream.dashboard.Dashboard;
import io.undertow.server.HttpHandler;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The handlers of requests for the results of a stream, and for the page that shows them. */
public final class DashboardPages {
  private static final String JSON = "application/json";

  /** The files of the page, and their content types. */
  private static final Map<String, String> FILES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "dashboard.js", "text/javascript; charset=utf-8",
          "dashboard.css", "text/css; charset=utf-8",
          "icon.svg", "image/svg+xml",
          "openapi.json", JSON);

  private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

  private DashboardPages() {}

  /** Returns the handlers by their paths. */
  public static Map<String, HttpHandler> of(Dashboard dashboard) {
    Map<String, HttpHandler> pages = new HashMap<>();
    pages.put(
        "/api/results",
        exchange ->
            Pages.text(
                exchange,
                StatusCodes.OK,
                JSON,
                dashboard.results(Asked.selection(exchange, dashboard))));
    pages.put(
        "/api/history",
        exchange ->
            Pages.text(
                exchange,
                StatusCodes.OK,
                JSON,
                dashboard.history(Asked.key(exchange, dashboard.hasKeys()))));
    pages.put(
        "/api/status",
        exchange -> {
          Asked.nothing(exchange);
          Pages.text(exchange, StatusCodes.OK, JSON, dashboard.status());
        });
    pages.put("/api/stream", new EventStream(dashboard));
    FILES.forEach((name, type) -> pages.put("/" + name, file(name, type)));
    pages.put("/uplot.js", file(CHARTS + "uPlot.iife.min.js", FILES.get("dashboard.js")));
    pages.put("/uplot.css", file(CHARTS + "uPlot.min.css", FILES.get("dashboard.css")));
    pages.put("/", pages.get("/index.html"));
    return pages;
  }

  private static HttpHandler file(String name, String type) {
    try (InputStream in = DashboardPages.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), UTF_8);
      return exchange -> Pages.text(exchange, StatusCodes.OK, type, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // cannot happen: the file is in the jar
    }
  }
}
