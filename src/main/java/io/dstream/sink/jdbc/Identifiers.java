package io.dstream.sink.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/** How a database stores and quotes names, so that a user need not quote them. */
record Identifiers(String quote, Case stored) {
  /** The case in which the database stores unquoted names. */
  enum Case {
    UPPER,
    LOWER,
    AS_WRITTEN
  }

  static Identifiers of(DatabaseMetaData database) throws SQLException {
    Case stored =
        database.storesUpperCaseIdentifiers()
            ? Case.UPPER
            : database.storesLowerCaseIdentifiers() && database.supportsMixedCaseQuotedIdentifiers()
                ? Case.LOWER
                : Case.AS_WRITTEN;
    return new Identifiers(database.getIdentifierQuoteString(), stored);
  }

  /** Converts an unquoted name to the form that the database stores. */
  String fold(String name) {
    return switch (stored) {
      case UPPER -> name.toUpperCase(Locale.ROOT);
      case LOWER -> name.toLowerCase(Locale.ROOT);
      case AS_WRITTEN -> name;
    };
  }

  /** Quotes a folded name. */
  String quoted(String folded) {
    return quote + folded.replace(quote, quote + quote) + quote;
  }

  String column(String name) {
    return quoted(fold(name));
  }
}
