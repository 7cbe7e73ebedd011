package io.dstream.sink.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dstream.spec.Durations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one stream in this JVM. A connection is opened when a task asks for one, and
 * all tasks share the pool. A task waits until a connection is free. Lost connections are replaced.
 * Thread-safe.
 */
final class ConnectionPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
  private static final Map<String, ConnectionPool> BY_STREAM = new ConcurrentHashMap<>();
  private static final long SHORTEST_WAIT_MILLIS = 250; // the shortest that HikariCP accepts
  private static final long LONGEST_WAIT_MILLIS = 2000;
  private static final int ALIVE_SECONDS = 2;

  private final String stream;
  private final JdbcTarget target;
  private final Consumer<String> notices;
  private final Semaphore turns;
  private final HikariDataSource connections;
  private final AtomicBoolean inTrouble = new AtomicBoolean();

  private ConnectionPool(String stream, JdbcTarget target, Consumer<String> notices) {
    this.stream = stream;
    this.target = target;
    this.notices = notices;
    this.turns = new Semaphore(target.connections(), true);
    this.connections = new HikariDataSource(config(target));
  }

  private static HikariConfig config(JdbcTarget target) {
    HikariConfig config = new HikariConfig();
    config.setDriverClassName(target.dialect().driverClass());
    config.setJdbcUrl(target.dialect().driverUrl(target.url()));
    config.setDataSourceProperties(target.properties());
    config.setMaximumPoolSize(target.connections());
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1); // the first task reports the failure instead
    config.setAutoCommit(false);
    config.setTransactionIsolation(
        "TRANSACTION_READ_COMMITTED"); // fewer gap locks, fewer deadlocks
    config.setConnectionTimeout(
        Math.max(SHORTEST_WAIT_MILLIS, Math.min(LONGEST_WAIT_MILLIS, target.timeout().toMillis())));
    return config;
  }

  /** Opens the pool of a stream in the driver's JVM; its problems go to {@code notices}. */
  static void open(String stream, JdbcTarget target, Consumer<String> notices) {
    BY_STREAM.put(stream, new ConnectionPool(stream, target, notices));
  }

  /**
   * Returns the pool of a stream in this JVM; opens it on an executor.
   *
   * @param target empty in the driver's JVM, where the driver has opened the pool
   */
  static ConnectionPool of(String stream, Optional<JdbcTarget> target) {
    ConnectionPool open = BY_STREAM.get(stream);
    if (open != null) {
      return open;
    }
    return BY_STREAM.computeIfAbsent(
        stream,
        key ->
            new ConnectionPool(
                key,
                target.orElseThrow(() -> new IllegalStateException("the stream has ended")),
                LOG::warn));
  }

  JdbcTarget target() {
    return target;
  }

  /** A unit of work on a connection, in a transaction. */
  @FunctionalInterface
  interface Work {
    void on(Connection connection) throws SQLException;
  }

  /**
   * Runs the work in one transaction and commits it.
   *
   * @throws SQLException when the work failed and was rolled back, or when it is unknown whether
   *     the commit succeeded
   */
  void inTransaction(Work work) throws SQLException, InterruptedException {
    turns.acquire();
    try (Connection connection = connections.getConnection()) { // closing it rolls back
      try {
        work.on(connection);
        connection.commit();
      } catch (SQLException e) {
        throw isLost(connection) ? lost(e) : e;
      }
    } finally {
      turns.release();
    }
  }

  private static boolean isLost(Connection connection) {
    try {
      return connection.isClosed() || !connection.isValid(ALIVE_SECONDS);
    } catch (SQLException e) {
      return true;
    }
  }

  /** Replaces the failure, because a driver may only report that its statement is closed. */
  private static SQLException lost(SQLException failure) {
    SQLException lost = new SQLRecoverableException("the connection was lost", "08006");
    lost.addSuppressed(failure);
    return lost;
  }

  /** Tells the user that work failed and is retried; only once until work succeeds again. */
  void failed(SQLException failure, Duration limit) {
    if (inTrouble.compareAndSet(false, true)) {
      notices.accept(
          target
              + " does not take rows ("
              + target.reason(failure)
              + "); trying again for up to "
              + Durations.format(limit));
    }
  }

  /** Tells the user that work succeeds again, if it failed before. */
  void succeeded() {
    if (inTrouble.compareAndSet(true, false)) {
      notices.accept(target + " takes rows again");
    }
  }

  boolean closed() {
    return connections.isClosed();
  }

  /** Closes the pool of a stream, if there is one. */
  static void close(String stream) {
    ConnectionPool pool = BY_STREAM.get(stream);
    if (pool != null) {
      pool.close();
    }
  }

  @Override
  public void close() {
    BY_STREAM.remove(stream);
    connections.close();
  }
}
