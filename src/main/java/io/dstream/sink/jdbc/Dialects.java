package io.dstream.sink.jdbc;

import io.dstream.spec.DstreamException;
import java.util.List;
import java.util.stream.Collectors;

/** The registry of databases. A new database needs a new class and a line here. */
final class Dialects {
  private static final List<Dialect> ALL =
      List.of(new H2Dialect(), new MySqlDialect(), new PostgresDialect());

  private Dialects() {}

  /**
   * Returns the dialect of a URL.
   *
   * @throws DstreamException when no dialect has a prefix of the URL
   */
  static Dialect of(JdbcUrl url) {
    return ALL.stream()
        .filter(dialect -> dialect.prefixes().stream().anyMatch(url.text()::startsWith))
        .findFirst()
        .orElseThrow(() -> unknown(url));
  }

  private static DstreamException unknown(JdbcUrl url) {
    return DstreamException.usage(
        "--jdbc-url '" + url + "' is of no database that is known here",
        "URLs look like " + ALL.stream().map(Dialect::example).collect(Collectors.joining(", ")));
  }
}
