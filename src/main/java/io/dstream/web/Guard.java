package io.dstream.web;

import io.dstream.spec.HostAndPort;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.BadRequestException;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Admits only GET and HEAD requests. A server on a loopback address admits only requests whose
 * {@code Host} header names this machine, because another site may resolve its own name to it (DNS
 * rebinding). Response headers tell browsers not to guess content types, and to load and run only
 * resources of this server.
 */
final class Guard implements HttpHandler {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final HttpString POLICY = new HttpString("Content-Security-Policy");
  private static final HttpString REFERRER = new HttpString("Referrer-Policy");

  /** Allows a page to use only resources of this server. */
  private static final String OWN_ALONE =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final boolean loopback;
  private final Set<String> names;
  private final HttpHandler next;

  Guard(HostAndPort address, HttpHandler next) {
    this.loopback = isLoopback(address.host());
    this.names =
        Stream.concat(THIS_MACHINE.stream(), Stream.of(withoutPort(address.toString())))
            .collect(Collectors.toSet());
    this.next = next;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // starting the server reports the error
    }
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(Headers.X_CONTENT_TYPE_OPTIONS, "nosniff");
    headers.put(Headers.CACHE_CONTROL, "no-store");
    headers.put(POLICY, OWN_ALONE);
    headers.put(REFERRER, "no-referrer");
    HttpString method = exchange.getRequestMethod();
    if (!method.equals(Methods.GET) && !method.equals(Methods.HEAD)) {
      headers.put(Headers.ALLOW, "GET, HEAD");
      Pages.text(exchange, StatusCodes.METHOD_NOT_ALLOWED, "only GET and HEAD are answered");
    } else if (loopback && !names.contains(host(exchange))) {
      Pages.text(exchange, StatusCodes.FORBIDDEN, "this server answers to localhost alone");
    } else {
      answer(exchange);
    }
  }

  /** Answers in a worker thread, because resolving a query takes time. */
  private void answer(HttpServerExchange exchange) throws Exception {
    if (exchange.isInIoThread()) {
      exchange.dispatch((HttpHandler) this::answer);
      return;
    }
    try {
      next.handleRequest(exchange);
    } catch (BadRequestException e) {
      Pages.text(exchange, StatusCodes.BAD_REQUEST, e.getMessage());
    }
  }

  private static String host(HttpServerExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    return host == null ? "" : withoutPort(host);
  }

  private static String withoutPort(String address) {
    return address.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
  }
}
