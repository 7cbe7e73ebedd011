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
 * Every row of each batch in a table of a database, which is made when it is missing and checked
 * when it is there. Its columns are those of {@link TableShape}; totals have a row per key, batches
 * and windows a row per key and batch time. A batch that is written again changes nothing.
 *
 * @param replaceTotals whether totals that are there are deleted when the stream begins anew
 */
public record JdbcSink(JdbcTarget target, TableName table, boolean replaceTotals) implements Sink {
  /** The option that lets old totals go. */
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
   * A sink with the defaults of its options; nothing is connected yet.
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

  /** The same with another {@code --sink-timeout}. */
  public JdbcSink withTimeout(Duration timeout) {
    JdbcTarget patient =
        new JdbcTarget(
            target.url(), target.user(), target.password(), timeout, target.connections());
    return new JdbcSink(patient, table, replaceTotals);
  }

  /** A URL that is of use here, else {@link DstreamException}: wrong usage. */
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
   * Looks at the database and changes nothing.
   *
   * @param schema of the rows
   * @return how many rows the table has; empty when a run would make it
   * @throws DstreamException when rows from {@code master} cannot be written to it: exit status 2
   *     when it has another shape
   */
  public OptionalLong rows(Master master, Schema schema) {
    long[] rows = new long[1];
    boolean there = look(master, TableShape.of(schema), table -> rows[0] = table.count());
    return there ? OptionalLong.of(rows[0]) : OptionalLong.empty();
  }

  /** What is done with a table that is there and has the right shape. */
  private interface Look {
    void at(StoredRows table) throws SQLException;
  }

  /** Whether the table is there. */
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

  /** Takes the table for this stream; makes it when it is missing. */
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
      check.passes(shape); // another process may have been first, with another shape
    }
    check.rows(shape).makeRoom(beginning, replaceTotals, notices::say);
    return check.statements(shape);
  }
}
