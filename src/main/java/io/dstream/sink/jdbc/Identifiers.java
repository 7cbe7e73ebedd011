package io.dstream.sink.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/** How a database writes names, so that a person need not quote them. */
record Identifiers(String quote, Case stored) {
  /** How names are kept that are not quoted. */
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

  /** A name as the database keeps it when it is not quoted. */
  String fold(String name) {
    return switch (stored) {
      case UPPER -> name.toUpperCase(Locale.ROOT);
      case LOWER -> name.toLowerCase(Locale.ROOT);
      case AS_WRITTEN -> name;
    };
  }

  /** A folded name in quotes. */
  String quoted(String folded) {
    return quote + folded.replace(quote, quote + quote) + quote;
  }

  String column(String name) {
    return quoted(fold(name));
  }
}
