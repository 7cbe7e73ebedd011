package io.dstream.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dstream.spec.Secret;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Admits only requests with the token. Programs send it as a bearer token (RFC 6750). Browsers
 * prompt the user for it and send it as a password (RFC 7617).
 */
final class TokenCheck implements HttpHandler {
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";
  private static final String CHALLENGE =
      "Basic realm=\"dstream: the token is the password\", charset=\"UTF-8\"";

  private final byte[] token;
  private final HttpHandler next;

  TokenCheck(Secret token, HttpHandler next) {
    this.token = token.reveal().getBytes(UTF_8);
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    String given = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
    if (given != null && sent(given).filter(this::isToken).isPresent()) {
      next.handleRequest(exchange);
    } else {
      exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, CHALLENGE);
      Pages.text(exchange, StatusCodes.UNAUTHORIZED, "this server asks for its token");
    }
  }

  /** Compares with the token, in a time that does not depend on where they differ. */
  private boolean isToken(byte[] given) {
    return MessageDigest.isEqual(token, given);
  }

  private static Optional<byte[]> sent(String header) {
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(header.substring(BEARER.length()).strip().getBytes(UTF_8));
    }
    return header.regionMatches(true, 0, BASIC, 0, BASIC.length())
        ? password(header.substring(BASIC.length()).strip())
        : Optional.empty();
  }

  private static Optional<byte[]> password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), UTF_8);
      return Optional.of(pair.substring(pair.indexOf(':') + 1).getBytes(UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not Base64
    }
  }
}
