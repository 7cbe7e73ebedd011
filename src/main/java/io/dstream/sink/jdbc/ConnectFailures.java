package io.dstream.sink.jdbc;

import io.dstream.spec.DstreamException;
import java.sql.SQLException;

/** Explains to the user why the database cannot be used at the start. */
final class ConnectFailures {
  /** H2: the file is open in another process. */
  private static final int FILE_IN_USE = 90020;

  private ConnectFailures() {}

  /** Returns the error for the user, with exit status 1 and a hint. */
  static DstreamException explain(SQLException failure, JdbcTarget target, TableName table) {
    String reason = target.reason(failure);
    String state =
        SqlFailures.chain(failure).stream()
            .map(SQLException::getSQLState)
            .filter(s -> s != null && s.length() == 5)
            .findFirst()
            .orElse("");
    if (failure.getErrorCode() == FILE_IN_USE) {
      return failed(
          "is in use by another process",
          "end that one, or name another file: --jdbc-url jdbc:h2:./other",
          failure,
          target);
    }
    if (state.startsWith("28")) {
      return failed(
          "refuses the login: " + reason,
          "look at --jdbc-user and --jdbc-password",
          failure,
          target);
    }
    if (SqlFailures.passes(failure, target.dialect())) {
      return failed(
          "cannot be reached: " + reason,
          "is the database running there? URLs look like " + target.dialect().example(),
          failure,
          target);
    }
    if (state.equals("3D000") || reason.startsWith("Unknown database")) {
      return failed(
          "has no such database: " + reason, "make it first: CREATE DATABASE …", failure, target);
    }
    return failed("cannot be used for table " + table + ": " + reason, "", failure, target);
  }

  private static DstreamException failed(
      String what, String hint, SQLException failure, JdbcTarget target) {
    SQLException cause = new SQLException(target.reason(failure), failure.getSQLState());
    cause.setStackTrace(failure.getStackTrace());
    return DstreamException.failed("--jdbc-url " + target + " " + what, hint, cause);
  }
}
