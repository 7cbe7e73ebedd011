package io.dstream.sink.jdbc;

import io.dstream.row.RowBlock;
import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.sink.SinkOptions;
import io.dstream.spark.Rdds;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Limits;
import io.dstream.spec.Master;
import io.dstream.spec.OperationSpec;
import io.dstream.spec.PipelineSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import picocli.CommandLine.Option;

/**
 * Every row of each batch in a table of a database, which is made when it is missing and checked
 * when it is there. Its columns are those of {@link Column}; totals have a row a word, batches and
 * windows a row a word and batch time. A batch that is written again changes nothing.
 */
public record JdbcSink(JdbcTarget target, TableName table) implements Sink {
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
        names = "--jdbc-connections",
        paramLabel = "COUNT",
        defaultValue = "" + CONNECTIONS,
        description = "jdbc: at most COUNT an executor (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(
        names = "--sink-timeout",
        paramLabel = "DURATION",
        defaultValue = "60s",
        description =
            "jdbc: try a batch again for DURATION when the database is away or rows are locked"
                + " (default: ${DEFAULT-VALUE}).")
    private Duration timeout;

    @Override
    public String name() {
      return "jdbc";
    }

    @Override
    public Sink toSink(RowFormat.Name format) {
      Limits.requireAtLeast(1, "--jdbc-connections", connections);
      JdbcUrl where = checked(url);
      TableName name = TableName.parse(table);
      Secret secret = PasswordOption.read(password);
      return new JdbcSink(new JdbcTarget(where, user, secret, timeout, connections), name);
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
        new JdbcTarget(where, user, secret, TIMEOUT, CONNECTIONS), TableName.parse(table));
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
  public void check(PipelineSpec<?, ?> pipeline) {
    hasTable(pipeline.master(), pipeline.operation() instanceof OperationSpec.Stateful);
  }

  /**
   * Looks at the database and changes nothing.
   *
   * @param totals whether the rows are totals
   * @return whether the table is there; a run makes one that is missing
   * @throws DstreamException when rows from {@code master} cannot be written to it: exit status 2
   *     when it has another shape
   */
  public boolean hasTable(Master master, boolean totals) {
    if (!master.local() && target.dialect().embedded(target.url())) {
      throw DstreamException.usage(
          "--jdbc-url " + target + " is a file of one process, and a cluster has many",
          "use a database server, such as " + new MySqlDialect().example());
    }
    try (Connection connection = target.connectToExisting()) {
      return new TableCheck(connection, target.dialect(), table).passes(new TableShape(totals));
    } catch (SQLException e) {
      if (!target.dialect().saysNotMadeYet(e)) {
        throw ConnectFailures.explain(e, target, table);
      }
      return false;
    }
  }

  /** Makes the table when it is missing. */
  @Override
  public BatchWriter open(Schema schema, Outlets outlets) {
    TableShape shape = new TableShape(schema.totals());
    try (Connection connection = target.connect()) {
      TableCheck check = new TableCheck(connection, target.dialect(), table);
      if (!check.passes(shape)) {
        check.create(shape);
        check.passes(shape); // another process may have been first, with another shape
      }
      return new Writer(this, schema, check.upsert(shape), outlets);
    } catch (SQLException e) {
      throw ConnectFailures.explain(e, target, table);
    }
  }

  private static final class Writer implements BatchWriter {
    private final String stream = UUID.randomUUID().toString();
    private final AtomicBoolean opened = new AtomicBoolean();
    private final JdbcSink sink;
    private final Schema schema;
    private final String sql;
    private final Outlets outlets;

    Writer(JdbcSink sink, Schema schema, String sql, Outlets outlets) {
      this.sink = sink;
      this.schema = schema;
      this.sql = sql;
      this.outlets = outlets;
    }

    @Override
    public void write(JavaRDD<RowBlock> rows, Instant time) {
      if (opened.compareAndSet(false, true)) {
        ConnectionPool.open(stream, sink.target, outlets.notices()::say);
        rows.context().addSparkListener(new ClosePool(stream));
      }
      JdbcTarget shipped = rows.context().isLocal() ? null : sink.target;
      Rdds.run(rows, new WriteRows(stream, shipped, sink.table, sql, schema, time));
    }
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
