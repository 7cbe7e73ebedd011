package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real HBase for the tests of a class: ZooKeeper, master and region server in one process, as
 * HBase runs them where it is not distributed. It can be killed and started again.
 */
final class HBaseServer implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Path JARS = Path.of("target", "hbase-server").toAbsolutePath();

  private final Dstream processes = new Dstream();
  private final ReservedPort port = new ReservedPort();
  private Program server;
  private Connection connection;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Path data = processes.directory("data");
    processes.file(
        "hbase-site.xml",
        SiteXml.of(
                "hbase.rootdir=" + data.resolve("root").toUri(),
                "hbase.tmp.dir=" + data.resolve("tmp"),
                "hbase.zookeeper.property.dataDir=" + data.resolve("zookeeper"),
                "hbase.zookeeper.property.clientPort=" + port.number(),
                "hbase.zookeeper.quorum=localhost",
                "hbase.master.port=0",
                "hbase.regionserver.port=0",
                "hbase.master.info.port=-1",
                "hbase.regionserver.info.port=-1",
                // What is acknowledged is in the operating system's hands, also after a kill.
                "fs.file.impl=org.apache.hadoop.fs.RawLocalFileSystem",
                "hbase.wal.provider=filesystem",
                "hbase.unsafe.stream.capability.enforce=false")
            .getBytes(UTF_8));
    start();
    Configuration conf = HBaseConfiguration.create();
    conf.set(HConstants.ZOOKEEPER_QUORUM, quorum());
    connection = ConnectionFactory.createConnection(conf);
  }

  /** Starts it, or starts it again; back when it takes requests. */
  void start() {
    String classPath = processes.directory("files") + ":" + JARS + "/*";
    server =
        processes
            .java(400, classPath, "org.apache.hadoop.hbase.master.HMaster")
            .with("start")
            .start();
    server.await("is up", p -> p.err().contains("Master has completed initialization"));
  }

  /** Kills it, as a machine that fails does. */
  void kill() {
    server.signal("KILL");
    server.end();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    processes.showIfFailed(context);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    connection.close();
    processes.close();
    port.close();
  }

  /** What {@code --hbase-quorum} takes. */
  String quorum() {
    return "localhost:" + port.number();
  }

  /** Asks HBase's administration. */
  interface Question<T> {
    T of(Admin admin) throws IOException;
  }

  <T> T ask(Question<T> question) {
    try (Admin admin = connection.getAdmin()) {
      return question.of(admin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a table, or changes it. */
  void create(TableDescriptor table) {
    ask(
        admin -> {
          admin.createTable(table);
          return true;
        });
  }

  /** A row: the timestamp of its cells, and their values by {@code family:column}. */
  record Stored(long time, Map<String, byte[]> values) {
    String text(String column) {
      return new String(values.get(column), UTF_8);
    }
  }

  /** The rows of a table by their keys. */
  Map<String, Stored> rows(String name) {
    Map<String, Stored> rows = new TreeMap<>();
    try (Table table = connection.getTable(TableName.valueOf(name));
        ResultScanner scanner = table.getScanner(new Scan())) {
      for (Result row : scanner) {
        Map<String, byte[]> values = new TreeMap<>();
        Arrays.stream(row.rawCells())
            .forEach(
                cell ->
                    values.put(
                        new String(CellUtil.cloneFamily(cell), UTF_8)
                            + ":"
                            + new String(CellUtil.cloneQualifier(cell), UTF_8),
                        CellUtil.cloneValue(cell)));
        rows.put(
            new String(row.getRow(), UTF_8), new Stored(row.rawCells()[0].getTimestamp(), values));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
