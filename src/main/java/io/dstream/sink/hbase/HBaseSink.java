package io.dstream.sink.hbase;

import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.sink.SinkOptions;
import io.dstream.sink.SinkSettings;
import io.dstream.sink.WaitingNotice;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.Limits;
import io.dstream.spec.PipelineSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hbase.TableName;
import picocli.CommandLine.Option;

/**
 * Writes every row of each batch to an HBase table, which is created if it is missing. Totals have
 * one row per key; batches and windows have one row per key and batch time. Writing a batch again
 * changes nothing.
 */
public record HBaseSink(HBaseTarget target) implements Sink {
  private static final String QUORUM = "--hbase-quorum";
  private static final String TABLE = "--hbase-table";
  private static final String FAMILY = "--hbase-family";

  /** Options of {@code --sink hbase}. */
  public static final class Options implements SinkOptions {
    @Option(
        names = QUORUM,
        paramLabel = "HOST:PORT",
        defaultValue = "localhost:2181",
        description = {
          "hbase: the ZooKeeper of HBase, several with commas (default: ${DEFAULT-VALUE})."
        })
    private String quorum;

    @Option(
        names = TABLE,
        paramLabel = "TABLE",
        defaultValue = "wordcount",
        description =
            "hbase: TABLE or NAMESPACE:TABLE (default: ${DEFAULT-VALUE}); made when missing.")
    private String table;

    @Option(
        names = FAMILY,
        paramLabel = "FAMILY",
        defaultValue = "d",
        description = "hbase: the column family of the values (default: ${DEFAULT-VALUE}).")
    private String family;

    @Option(
        names = "--hbase-property",
        paramLabel = "KEY=VALUE",
        description = "hbase: property of HBase's client, as in hbase-site.xml; repeatable.")
    private final Map<String, String> properties = new LinkedHashMap<>();

    @Override
    public String name() {
      return "hbase";
    }

    @Override
    public boolean triesAgain() {
      return true;
    }

    @Override
    public Sink toSink(SinkSettings settings) {
      List<HostAndPort> servers = HBaseTarget.quorum(QUORUM, quorum);
      Limits.requireText(FAMILY, family);
      if (family.contains(":")) {
        throw DstreamException.usage(FAMILY + " " + family + " has a colon in it");
      }
      try {
        TableName.valueOf(table);
      } catch (IllegalArgumentException e) {
        throw DstreamException.usage(TABLE + " " + table + " is no name: " + e.getMessage());
      }
      return new HBaseSink(new HBaseTarget(servers, table, family, properties, settings.timeout()));
    }
  }

  @Override
  public String describe() {
    return target + ", family " + target.family();
  }

  @Override
  public List<String> contacts() {
    return target.quorum().stream().map(HostAndPort::toString).toList();
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  @Override
  public void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning) {
    Schema result = pipeline.plan().schema();
    if (result.columns().stream().anyMatch(column -> column.name().equals(Cells.BATCH_TIME))) {
      throw DstreamException.usage(
          "--sink hbase: the results have a column " + Cells.BATCH_TIME,
          "rename it: a column of that name has the batch time");
    }
    HBaseTable table = new HBaseTable(target);
    if (table.exists()) {
      requireNoTotals(table, result, beginning);
    }
  }

  private void requireNoTotals(HBaseTable table, Schema result, Beginning beginning) {
    if (result.totals() && beginning.isAnew() && !table.isEmpty()) {
      throw DstreamException.failed(
          TABLE + " " + target.table() + " has rows, and the totals start from zero",
          "go on from their checkpoint, or name another table or family",
          null);
    }
  }

  /** Creates the table if it is missing. */
  @Override
  public BatchWriter open(Schema schema, Beginning beginning, Outlets outlets) {
    HBaseTable table = new HBaseTable(target);
    table.make();
    requireNoTotals(table, schema, beginning);
    return new HBaseWriter(
        target, schema, new WaitingNotice(target, target.timeout(), outlets.notices()));
  }
}
