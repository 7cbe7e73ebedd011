package io.dstream.sink.jdbc;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reserves a table for one stream, with a lock of the database that a connection of the driver
 * holds. The lock ends with the connection, and so with the program, however the program ends. Two
 * streams on one table would overwrite each other's rows, because their batches have the same
 * times.
 */
final class TableLock implements AutoCloseable {
  private static final long LOOK_EVERY_MILLIS = 200;
  private static final long SOON_MILLIS = 1000;
  private static final int ALIVE_SECONDS = 2;

  private final JdbcTarget target;
  private final TableName table;
  private final Consumer<String> notices;
  private Connection connection;

  private TableLock(
      JdbcTarget target, TableName table, Consumer<String> notices, Connection connection) {
    this.target = target;
    this.table = table;
    this.notices = notices;
    this.connection = connection;
  }

  /**
   * Takes the lock. Waits for it up to the sink timeout, because a killed program may hold it for a
   * moment longer.
   *
   * @throws DstreamException when another program still holds the lock: exit status 1
   */
  static TableLock take(JdbcTarget target, TableName table, Consumer<String> notices)
      throws SQLException {
    if (!target.dialect().locksTables(target.url())) {
      notices.accept(
          "two programs may write into table "
              + table
              + " at once: "
              + target
              + " cannot lock it; make sure that only one does");
    }
    TableLock lock = new TableLock(target, table, notices, target.connect());
    try {
      lock.acquire();
      return lock;
    } catch (SQLException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Returns the connection that holds the lock. */
  Connection connection() {
    return connection;
  }

  private void acquire() throws SQLException {
    JdbcTable locked = table.in(connection, target.dialect());
    long started = System.nanoTime();
    boolean said = false;
    while (!target.dialect().tryLock(connection, locked)) {
      long waited = (System.nanoTime() - started) / 1_000_000;
      Optional<String> owner = target.dialect().lockOwner(connection, locked);
      String inUse = "table " + table + " is in use by " + owner.orElse("another program");
      if (waited >= target.timeout().toMillis()) {
        throw DstreamException.failed(
            inUse, "end that program, or name another table: --jdbc-table TABLE", null);
      }
      if (!said && waited >= SOON_MILLIS) {
        notices.accept(inUse + "; waits up to " + Durations.format(target.timeout()) + " for it");
        said = true;
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DstreamException.failed("interrupted while a table was waited for", e);
    }
  }

  /**
   * Takes the lock again if its connection was lost, for example after a restart of the database.
   * While the database is unavailable, no other program can lock the table either.
   *
   * @throws DstreamException when another program has taken the lock: exit status 1
   */
  void keep() {
    try {
      if (!connection.isValid(ALIVE_SECONDS)) {
        close();
        connection = target.connect();
        acquire();
      }
    } catch (SQLException e) {
      if (!SqlFailures.passes(e, target.dialect())) {
        throw ConnectFailures.explain(e, target, table);
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      notices.accept("a connection to " + target + " did not close: " + target.reason(e));
    }
  }
}
