package io.dstream.sink.jdbc;

import io.dstream.row.RowBlock;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;

/**
 * Writes a partition of a batch, on an executor. Uses one transaction, or several of about {@value
 * #ROWS_PER_TRANSACTION} rows, so that only the blocks of one transaction are in memory. Transient
 * failures are retried with exponential back-off and jitter, for up to {@code --sink-timeout}. A
 * batch that is run again writes the same rows.
 *
 * @param stream the stream whose pool is used
 * @param target null in the driver's JVM, where the driver has opened the pool, so that no password
 *     is serialized
 * @param table the table, for messages
 */
record WriteRows(
    String stream,
    JdbcTarget target,
    TableName table,
    RowStatements sql,
    TableShape shape,
    Instant time)
    implements Function<Iterator<RowBlock>, Boolean> {
  private static final long serialVersionUID = 1L;
  private static final long FIRST_WAIT_MILLIS = 50;
  private static final long LONGEST_WAIT_MILLIS = 5000;
  private static final long ROWS_PER_TRANSACTION = 200_000;

  /** Returns when the rows are stored; the return value is always true. */
  @Override
  public Boolean call(Iterator<RowBlock> blocks) throws InterruptedException {
    while (blocks.hasNext()) {
      SortedRows rows = SortedRows.take(blocks, ROWS_PER_TRANSACTION, shape.rows());
      if (!rows.isEmpty()) {
        write(rows, ConnectionPool.of(stream, Optional.ofNullable(target)));
      }
    }
    return true;
  }

  private void write(SortedRows rows, ConnectionPool pool) throws InterruptedException {
    Duration limit = pool.target().timeout();
    RowBinder binder = new RowBinder(pool.target().dialect(), shape, time);
    Upserts upserts = new Upserts(binder, sql.upsert());
    long started = System.nanoTime();
    for (int attempt = 0; ; attempt++) {
      try {
        pool.inTransaction(connection -> upserts.write(rows, connection));
        pool.succeeded();
        return;
      } catch (SQLException e) {
        if (!SqlFailures.passes(e, pool.target().dialect())) {
          throw rejected(e, upserts, pool);
        }
        long left = limit.toMillis() - (System.nanoTime() - started) / 1_000_000;
        if (left <= 0 || pool.closed()) {
          throw givenUp(e, pool);
        }
        pool.failed(e, limit);
        waitBefore(attempt, left);
      }
    }
  }

  private static void waitBefore(int attempt, long atMost) throws InterruptedException {
    TaskContext task = TaskContext.get();
    if (task != null && task.isInterrupted()) {
      throw new InterruptedException("the task was killed");
    }
    long wait = Math.min(FIRST_WAIT_MILLIS << Math.min(attempt, 10), LONGEST_WAIT_MILLIS);
    Thread.sleep(Math.min(atMost, ThreadLocalRandom.current().nextLong(wait / 2, wait + 1)));
  }

  private DstreamException givenUp(SQLException e, ConnectionPool pool) {
    return DstreamException.failed(
        "the batch of "
            + time
            + " was not stored: "
            + pool.target()
            + " took no rows within --sink-timeout "
            + Durations.format(pool.target().timeout())
            + " ("
            + pool.target().reason(e)
            + ")",
        copy(e, pool.target()));
  }

  private DstreamException rejected(SQLException e, Upserts upserts, ConnectionPool pool)
      throws InterruptedException {
    Optional<KeyedRow> row = firstRejected(upserts, pool);
    Optional<Instant> stored = row.isEmpty() ? Optional.empty() : laterTotal(row.get(), pool);
    String batch = " of the batch of " + time;
    String what =
        row.map(r -> " rejects " + new RowPhrases(shape.result()).key(r.row()) + batch)
            .orElse(" rejects the batch of " + time);
    String why =
        stored
            .map(later -> ": it has a total of " + later + " for it, which is later")
            .orElse(": " + pool.target().reason(e));
    return DstreamException.failed(
        "table " + table + what + why,
        stored.isPresent()
            ? "another program writes into this table; give each its own: --jdbc-table TABLE"
            : "nothing of the transaction that has it was stored",
        copy(e, pool.target()));
  }

  /** Returns the time of the key's total in the table, if it is later than this batch. */
  private Optional<Instant> laterTotal(KeyedRow row, ConnectionPool pool)
      throws InterruptedException {
    Instant[] found = new Instant[1];
    if (!shape.totals()) {
      return Optional.empty();
    }
    try {
      pool.inTransaction(
          connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql.storedTimes())) {
              statement.setBytes(1, row.hash());
              try (ResultSet rows = statement.executeQuery()) {
                found[0] = rows.next() ? pool.target().dialect().time(rows, 1) : null;
              }
            }
          });
    } catch (SQLException e) {
      return Optional.empty(); // the message then has the database's reason for the rejection
    }
    return Optional.ofNullable(found[0]).filter(time::isBefore);
  }

  /** Finds the rejected row, because a statement has many and not every driver names it. */
  private static Optional<KeyedRow> firstRejected(Upserts upserts, ConnectionPool pool)
      throws InterruptedException {
    List<KeyedRow> suspects = upserts.pending();
    KeyedRow[] found = new KeyedRow[1];
    try {
      pool.inTransaction(
          connection -> {
            found[0] = upserts.firstRejected(suspects, connection).orElse(null);
            throw new SQLException("looked at, to be rolled back");
          });
    } catch (SQLException e) {
      return Optional.ofNullable(found[0]);
    }
    throw new IllegalStateException("it ends in an exception");
  }

  /** Returns a copy without passwords, and without objects that Spark cannot serialize. */
  private static SQLException copy(SQLException e, JdbcTarget target) {
    SQLException copy = new SQLException(target.reason(e), e.getSQLState(), e.getErrorCode());
    copy.setStackTrace(e.getStackTrace());
    return copy;
  }
}
