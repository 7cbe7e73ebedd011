package io.dstream.sink.jdbc;

import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.spark.Rdds;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;

/** Writes batches into the table of a {@link JdbcSink}, which is there and has the right shape. */
final class JdbcWriter implements Sink.BatchWriter {
  private final String stream = UUID.randomUUID().toString();
  private final AtomicBoolean opened = new AtomicBoolean();
  private final JdbcSink sink;
  private final Schema schema;
  private final RowStatements sql;
  private final TableLock lock;
  private final Sink.Outlets outlets;

  JdbcWriter(
      JdbcSink sink, Schema schema, RowStatements sql, TableLock lock, Sink.Outlets outlets) {
    this.sink = sink;
    this.schema = schema;
    this.sql = sql;
    this.lock = lock;
    this.outlets = outlets;
  }

  @Override
  public void write(JavaRDD<RowBlock> rows, Instant time) {
    if (opened.compareAndSet(false, true)) {
      ConnectionPool.open(stream, sink.target(), outlets.notices()::say);
      rows.context().addSparkListener(new ClosePool(stream));
    }
    lock.keep();
    JdbcTarget shipped = rows.context().isLocal() ? null : sink.target();
    Rdds.run(rows, new WriteRows(stream, shipped, sink.table(), sql, schema, time));
    lock.keep(); // the database may have been away meanwhile
  }

  @Override
  public OptionalLong totalsHeld() {
    if (!schema.totals()) {
      return OptionalLong.empty();
    }
    try (Connection connection = sink.target().connect()) {
      TableCheck check = new TableCheck(connection, sink.target().dialect(), sink.table());
      return OptionalLong.of(check.rows(new TableShape(true)).count());
    } catch (SQLException e) {
      throw ConnectFailures.explain(e, sink.target(), sink.table());
    }
  }

  @Override
  public void close() {
    lock.close();
  }

  /** Closes the driver's connections when the stream has ended; executors end with theirs. */
  private static final class ClosePool extends SparkListener {
    private final String stream;

    ClosePool(String stream) {
      this.stream = stream;
    }

    @Override
    public void onApplicationEnd(SparkListenerApplicationEnd end) {
      ConnectionPool.close(stream);
    }
  }
}
