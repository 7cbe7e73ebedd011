package io.dstream.sink.jdbc;

import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.sink.keyed.NumberedRows;
import io.dstream.spark.Rdds;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.api.java.JavaRDD;

/** Writes batches into the table of a {@link JdbcSink}, which exists and has the right shape. */
final class JdbcWriter implements Sink.BatchWriter {
  private final String stream = UUID.randomUUID().toString();
  private final AtomicBoolean opened = new AtomicBoolean();
  private final JdbcSink sink;
  private final TableShape shape;
  private final RowStatements sql;
  private final TableLock lock;
  private final Sink.Outlets outlets;

  JdbcWriter(
      JdbcSink sink, TableShape shape, RowStatements sql, TableLock lock, Sink.Outlets outlets) {
    this.sink = sink;
    this.shape = shape;
    this.sql = sql;
    this.lock = lock;
    this.outlets = outlets;
  }

  @Override
  public void write(JavaRDD<RowBlock> rows, Instant time) {
    if (opened.compareAndSet(false, true)) {
      ConnectionPool.open(stream, sink.target(), outlets.notices()::say);
    }
    lock.keep();
    JdbcTarget shipped = rows.context().isLocal() ? null : sink.target();
    Schema result = shape.result();
    JavaRDD<RowBlock> keyed = result.key().isEmpty() ? NumberedRows.of(rows, result) : rows;
    Rdds.run(keyed, new WriteRows(stream, shipped, sink.table(), sql, shape, time));
    lock.keep(); // the database may have been unavailable meanwhile
  }

  @Override
  public OptionalLong totalsHeld() {
    if (!shape.totals()) {
      return OptionalLong.empty();
    }
    try (Connection connection = sink.target().connect()) {
      TableCheck check = new TableCheck(connection, sink.target().dialect(), sink.table());
      return OptionalLong.of(check.rows(shape).count());
    } catch (SQLException e) {
      throw ConnectFailures.explain(e, sink.target(), sink.table());
    }
  }

  /**
   * Closes the pool of this JVM, then releases the lock of the table. A task that is still running
   * is rolled back before another program gets the table. Executors' connections end with their
   * JVMs.
   */
  @Override
  public void close() {
    try {
      ConnectionPool.close(stream);
    } finally {
      lock.close();
    }
  }
}
