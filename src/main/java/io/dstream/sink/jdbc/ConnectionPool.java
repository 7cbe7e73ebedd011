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
 * The connections of one stream in this JVM, made when a task asks for one and shared by all its
 * tasks. A task waits for its turn; connections that were lost are replaced. Thread-safe.
 */
final class ConnectionPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
  private static final Map<String, ConnectionPool> BY_STREAM = new ConcurrentHashMap<>();
  private static final long SHORTEST_WAIT_MILLIS = 250; // the least that the pool takes
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
    config.setInitializationFailTimeout(-1); // the first task says what is wrong
    config.setAutoCommit(false);
    config.setTransactionIsolation(
        "TRANSACTION_READ_COMMITTED"); // fewer gap locks, fewer deadlocks
    config.setConnectionTimeout(
        Math.max(SHORTEST_WAIT_MILLIS, Math.min(LONGEST_WAIT_MILLIS, target.timeout().toMillis())));
    return config;
  }

  /** Opens the pool of a stream in the JVM that drives it; what happens to it goes to notices. */
  static void open(String stream, JdbcTarget target, Consumer<String> notices) {
    BY_STREAM.put(stream, new ConnectionPool(stream, target, notices));
  }

  /**
   * The pool of a stream in this JVM.
   *
   * @param target empty where the driver runs, which has opened the pool
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

  /** Work on a connection, in a transaction. */
  @FunctionalInterface
  interface Work {
    void on(Connection connection) throws SQLException;
  }

  /**
   * Does the work and commits it, all or nothing.
   *
   * @throws SQLException when it failed and was rolled back, or nobody can say whether the commit
   *     was done
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

  /** What a driver says of a lost connection may be no more than that its statement is closed. */
  private static SQLException lost(SQLException failure) {
    SQLException lost = new SQLRecoverableException("the connection was lost", "08006");
    lost.addSuppressed(failure);
    return lost;
  }

  /** Notes that work failed and is tried again; said once until it goes well. */
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

  /** Notes that work went well. */
  void succeeded() {
    if (inTrouble.compareAndSet(true, false)) {
      notices.accept(target + " takes rows again");
    }
  }

  boolean closed() {
    return connections.isClosed();
  }

  /** Closes the pool of a stream, where there is one. */
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
