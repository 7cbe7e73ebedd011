package io.dstream.web;

import io.dstream.dashboard.Dashboard;
import io.dstream.dashboard.RowFilter;
import io.dstream.dashboard.Selection;
import io.dstream.spec.DstreamException;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.BadRequestException;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the parameters of a request. */
final class Asked {
  private static final String TOP = "top";
  private static final String PREFIX = "prefix";
  private static final String KEY = "key";
  private static final String QUERY = "query";

  /** Replaces the header {@code Last-Event-ID} for clients that cannot send it. */
  private static final String LAST = "lastEventId";

  private Asked() {}

  /**
   * Returns the requested rows.
   *
   * @throws BadRequestException when a parameter is invalid; the message says which
   */
  static Selection selection(HttpServerExchange exchange, Dashboard dashboard)
      throws BadRequestException {
    Map<String, Deque<String>> parameters = known(exchange, Set.of(TOP, PREFIX, KEY, QUERY, LAST));
    Optional<String> prefix = one(parameters, PREFIX);
    Optional<String> key = one(parameters, KEY);
    if (!dashboard.hasKeys() && (prefix.isPresent() || key.isPresent())) {
      throw new BadRequestException("these results have no key");
    }
    Optional<String> top = one(parameters, TOP);
    return new Selection(
        top.isPresent() ? number(top.get()) : Integer.MAX_VALUE,
        prefix,
        key,
        filter(one(parameters, QUERY), dashboard));
  }

  private static Optional<RowFilter> filter(Optional<String> query, Dashboard dashboard)
      throws BadRequestException {
    try {
      return query.map(dashboard::filter);
    } catch (DstreamException e) {
      throw new BadRequestException(
          e.getMessage() + e.hint().map(hint -> "\n" + hint).orElse(""), e);
    }
  }

  /** Returns the key whose history is requested; empty for results without a key. */
  static String key(HttpServerExchange exchange, boolean hasKeys) throws BadRequestException {
    Optional<String> key = one(known(exchange, Set.of(KEY)), KEY);
    if (hasKeys && key.isEmpty()) {
      throw new BadRequestException("say whose: ?key=");
    }
    return key.orElse("");
  }

  /** Checks that the request has no parameters. */
  static void nothing(HttpServerExchange exchange) throws BadRequestException {
    if (!exchange.getQueryParameters().isEmpty()) {
      throw new BadRequestException("there are no parameters here");
    }
  }

  /** Returns the id of the last event that a client has, from the parameter; empty for none. */
  static String last(HttpServerExchange exchange) throws BadRequestException {
    return one(exchange.getQueryParameters(), LAST).orElse("");
  }

  private static Map<String, Deque<String>> known(HttpServerExchange exchange, Set<String> names)
      throws BadRequestException {
    Map<String, Deque<String>> parameters = exchange.getQueryParameters();
    for (String name : parameters.keySet()) {
      if (!names.contains(name)) {
        throw new BadRequestException(
            "parameters here are " + String.join(", ", new TreeSet<>(names)));
      }
    }
    return parameters;
  }

  private static Optional<String> one(Map<String, Deque<String>> parameters, String name)
      throws BadRequestException {
    Deque<String> values = parameters.get(name);
    if (values != null && values.size() > 1) {
      throw new BadRequestException(name + " is given twice");
    }
    return Optional.ofNullable(values).map(Deque::element);
  }

  private static int number(String word) throws BadRequestException {
    if (!word.matches("[1-9]\\d{0,5}")) {
      throw new BadRequestException(TOP + " must be 1 to 999999");
    }
    return Integer.parseInt(word);
  }
}
