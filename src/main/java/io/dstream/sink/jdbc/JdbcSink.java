package io.dstream.sink.jdbc;

import io.dstream.control.Notices;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.sink.SinkOptions;
import io.dstream.sink.SinkSettings;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Limits;
import io.dstream.spec.Master;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/**
 * Writes every row of each batch to a table of a database. The table is created if it is missing,
 * and checked if it exists. {@link TableShape} defines its columns. Totals have one row per key;
 * batches and windows have one row per key and batch time. Writing a batch again changes nothing.
 *
 * @param replaceTotals whether existing totals are deleted when the stream starts anew
 */
public record JdbcSink(JdbcTarget target, TableName table, boolean replaceTotals) implements Sink {
  /** The option that deletes existing totals. */
  static final String REPLACE = "--jdbc-replace-totals";

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int CONNECTIONS = 8;

  /** Options of {@code --sink jdbc}. */
  public static final class Options implements SinkOptions {
    @Option(
        names = "--jdbc-url",
        paramLabel = "URL",
        defaultValue = "jdbc:h2:./dstream",
        description =
            "jdbc: jdbc:mysql:, jdbc:mariadb:, jdbc:postgresql: or jdbc:h2:… (default:"
                + " ${DEFAULT-VALUE}, a file).")
    private String url;

    @Option(
        names = "--jdbc-user",
        paramLabel = "USER",
        defaultValue = "",
        description = "jdbc: who logs in.")
    private String user;

    @Option(
        names = "--jdbc-password",
        paramLabel = "PASSWORD",
        arity = "0..1",
        fallbackValue = PasswordOption.ASK,
        defaultValue = "",
        description =
            "jdbc: env:NAME, file:PATH, or no value to be asked; given as it is, every user of the"
                + " machine sees it.")
    private String password;

    @Option(
        names = "--jdbc-table",
        paramLabel = "TABLE",
        defaultValue = "wordcount",
        description = "jdbc: TABLE or SCHEMA.TABLE (default: ${DEFAULT-VALUE}); made when missing.")
    private String table;

    @Option(
        names = REPLACE,
        description =
            "jdbc: delete the totals that are in the table when the stream begins anew; a checkpoint"
                + " that goes on keeps them.")
    private boolean replaceTotals;

    @Option(
        names = "--jdbc-connections",
        paramLabel = "COUNT",
        defaultValue = "" + CONNECTIONS,
        description = "jdbc: at most COUNT an executor (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Override
    public String name() {
      return "jdbc";
    }

    @Override
    public boolean triesAgain() {
      return true;
    }

    @Override
    public Sink toSink(SinkSettings settings) {
      Limits.requireAtLeast(1, "--jdbc-connections", connections);
      JdbcUrl where = checked(url);
      TableName name = TableName.parse(table);
      Secret secret = PasswordOption.read(password);
      JdbcTarget target = new JdbcTarget(where, user, secret, settings.timeout(), connections);
      return new JdbcSink(target, name, replaceTotals);
    }
  }

  /**
   * Returns a sink with the default values of the other options; does not connect yet.
   *
   * @param user empty for none
   * @param password as {@code --jdbc-password} takes it, or empty for none
   */
  public static JdbcSink of(String url, String user, String password, String table) {
    JdbcUrl where = checked(url);
    Secret secret = password.isEmpty() ? Secret.NONE : PasswordOption.read(password);
    return new JdbcSink(
        new JdbcTarget(where, user, secret, TIMEOUT, CONNECTIONS), TableName.parse(table), false);
  }

  /** Returns a copy with another {@code --sink-timeout}. */
  public JdbcSink withTimeout(Duration timeout) {
    JdbcTarget patient =
        new JdbcTarget(
            target.url(), target.user(), target.password(), timeout, target.connections());
    return new JdbcSink(patient, table, replaceTotals);
  }

  /** Parses a URL; throws {@link DstreamException} for wrong usage if the sink cannot use it. */
  static JdbcUrl checked(String url) {
    JdbcUrl where = new JdbcUrl(url);
    Dialects.of(where).refuse(where);
    return where;
  }

  @Override
  public String describe() {
    return "table " + table + " at " + target;
  }

  @Override
  public List<String> contacts() {
    return List.of(target.toString());
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  @Override
  public void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning) {
    TableShape shape = TableShape.of(pipeline.plan().schema());
    if (replaceTotals && !shape.totals()) {
      throw DstreamException.usage(
          REPLACE + " needs --stateful", "rows of batches and windows are kept beside new ones");
    }
    look(pipeline.master(), shape, table -> table.check(beginning, replaceTotals));
  }

  /**
   * Counts the rows of the table; changes nothing in the database.
   *
   * @param schema the schema of the rows
   * @return the number of rows in the table; empty when a run would create it
   * @throws DstreamException when rows from {@code master} cannot be written to the table: exit
   *     status 2 when it has another shape
   */
  public OptionalLong rows(Master master, Schema schema) {
    long[] rows = new long[1];
    boolean there = look(master, TableShape.of(schema), table -> rows[0] = table.count());
    return there ? OptionalLong.of(rows[0]) : OptionalLong.empty();
  }

  /** An operation on an existing table that has the right shape. */
  private interface Look {
    void at(StoredRows table) throws SQLException;
  }

  /** Checks the table and runs {@code look} on it if it exists; returns whether it exists. */
  private boolean look(Master master, TableShape shape, Look look) {
    if (!master.local() && target.dialect().embedded(target.url())) {
      throw DstreamException.usage(
          "--jdbc-url " + target + " is a file of one process, and a cluster has many",
          "use a database server, such as " + new MySqlDialect().example());
    }
    try (Connection connection = target.connectToExisting()) {
      TableCheck check = new TableCheck(connection, target.dialect(), table);
      boolean there = check.passes(shape);
      if (there) {
        look.at(check.rows(shape));
      }
      return there;
    } catch (SQLException e) {
      if (!target.dialect().saysNotMadeYet(e)) {
        throw ConnectFailures.explain(e, target, table);
      }
      return false;
    }
  }

  /** Locks the table for this stream, and creates it if it is missing. */
  @Override
  public BatchWriter open(Schema schema, Beginning beginning, Outlets outlets) {
    TableShape shape = TableShape.of(schema);
    try {
      TableLock lock = TableLock.take(target, table, outlets.notices()::say);
      try {
        RowStatements sql = prepare(lock.connection(), shape, beginning, outlets.notices());
        return new JdbcWriter(this, shape, sql, lock, outlets);
      } catch (SQLException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (SQLException e) {
      throw ConnectFailures.explain(e, target, table);
    }
  }

  private RowStatements prepare(
      Connection connection, TableShape shape, Beginning beginning, Notices notices)
      throws SQLException {
    TableCheck check = new TableCheck(connection, target.dialect(), table);
    if (!check.passes(shape)) {
      check.create(shape);
      check.passes(shape); // another process may have created it first, with another shape
    }
    check.rows(shape).makeRoom(beginning, replaceTotals, notices::say);
    return check.statements(shape);
  }
}
