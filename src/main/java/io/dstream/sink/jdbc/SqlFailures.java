package io.dstream.sink.jdbc;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Classifies errors of all databases by SQLSTATE and by JDBC's exception classes. */
final class SqlFailures {
  /** Connection, transaction rolled back, resources, system error. */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "58");

  /** Login, missing database, syntax or privilege, data, constraint: a retry fails as well. */
  private static final Set<String> LASTING_CLASSES = Set.of("28", "3D", "42", "22", "23");

  /** The text that H2 puts before the statement, which is in the lines after it. */
  private static final String H2_STATEMENT = "; SQL statement:";

  private SqlFailures() {}

  /** Returns whether a retry may succeed: deadlock, lost connection, unavailable database. */
  static boolean passes(SQLException failure, Dialect dialect) {
    List<SQLException> all = chain(failure);
    if (all.stream().anyMatch(dialect::passes)) {
      return true;
    }
    return all.stream().noneMatch(e -> LASTING_CLASSES.contains(classOf(e)))
        && all.stream()
            .anyMatch(
                e ->
                    e instanceof SQLTransientException
                        || e instanceof SQLRecoverableException
                        || PASSING_CLASSES.contains(classOf(e)));
  }

  private static String classOf(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.length() < 2 ? "" : state.substring(0, 2);
  }

  /** Returns the failure with its causes and next exceptions, as far as they are SQL exceptions. */
  static List<SQLException> chain(SQLException failure) {
    List<SQLException> chain = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        chain.add(sql);
        for (SQLException next = sql.getNextException();
            next != null && !chain.contains(next);
            next = next.getNextException()) {
          chain.add(next);
        }
      }
    }
    return chain;
  }

  /** Returns the message of the database or driver and its root cause, in one line. */
  static String firstLines(Throwable failure) {
    Throwable said = failure;
    if (failure instanceof SQLException sql) {
      List<SQLException> chain = chain(sql);
      said = chain.get(chain.size() - 1); // the earlier ones are messages of the pool
    }
    Throwable root = said;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String line = firstLine(said);
    String cause = firstLine(root);
    return line.contains(cause) ? line : line.replaceFirst("[.]$", "") + ": " + cause;
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.strip().lines().findFirst().orElseThrow().strip().replace(H2_STATEMENT, "");
  }
}
