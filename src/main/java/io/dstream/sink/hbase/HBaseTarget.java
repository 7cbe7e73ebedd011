package io.dstream.sink.hbase;

import io.dstream.net.ClientSockets;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;

/**
 * A column family of an HBase table, and how to reach it.
 *
 * @param quorum the ZooKeeper servers
 * @param properties the properties of the HBase client, by name; they override the settings here
 * @param timeout how long a batch is retried
 */
record HBaseTarget(
    List<HostAndPort> quorum,
    String table,
    String family,
    Map<String, String> properties,
    Duration timeout)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int REQUEST_MILLIS = 10_000;

  /** The connect timeout for ZooKeeper, so that a user learns within seconds that it is down. */
  private static final Duration CONNECT = Duration.ofSeconds(5);

  HBaseTarget {
    quorum = List.copyOf(quorum);
    properties = Map.copyOf(properties);
  }

  /** Opens a connection for an executor, which retries for {@code --sink-timeout}. */
  Connection connect() throws IOException {
    return ConnectionFactory.createConnection(configuration(timeout));
  }

  /**
   * Opens a connection for the driver's requests about the table. It retries for up to 30 seconds.
   *
   * @throws DstreamException exit status 1, when no ZooKeeper server is reachable
   */
  Connection connectToAsk() throws IOException {
    if (quorum.stream()
        .noneMatch(server -> ClientSockets.ofThisMachine().listens(server, CONNECT))) {
      throw DstreamException.failed(
          "cannot reach ZooKeeper at " + servers(),
          "--hbase-quorum names the ZooKeeper of HBase: HOST:PORT, several with commas",
          null);
    }
    Duration patience = Duration.ofSeconds(30);
    return ConnectionFactory.createConnection(
        configuration(timeout.compareTo(patience) < 0 ? timeout : patience));
  }

  private Configuration configuration(Duration limit) {
    Configuration conf = HBaseConfiguration.create();
    int millis = (int) Math.min(limit.toMillis(), Integer.MAX_VALUE);
    int request = Math.min(REQUEST_MILLIS, millis);
    conf.set(HConstants.ZOOKEEPER_QUORUM, servers());
    conf.setInt(HConstants.HBASE_CLIENT_OPERATION_TIMEOUT, millis);
    conf.setInt(HConstants.HBASE_CLIENT_META_OPERATION_TIMEOUT, millis);
    conf.setInt(HConstants.HBASE_RPC_TIMEOUT_KEY, request);
    conf.setInt(HConstants.HBASE_CLIENT_SCANNER_TIMEOUT_PERIOD, millis);
    // The operation timeouts limit the retries, not the number of attempts.
    conf.setInt(HConstants.HBASE_CLIENT_RETRIES_NUMBER, Integer.MAX_VALUE / 1024);
    conf.setInt("zookeeper.recovery.retry", Math.max(1, millis / 1_000));
    properties.forEach(conf::set);
    return conf;
  }

  private String servers() {
    return quorum.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
  }

  /** Reads {@code HOST[:PORT],…}. */
  static List<HostAndPort> quorum(String option, String text) {
    return Arrays.stream(text.split(",", -1)).map(server -> server(option, server)).toList();
  }

  private static HostAndPort server(String option, String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? text : text.substring(0, colon);
    String port =
        colon < 0 ? "" + HConstants.DEFAULT_ZOOKEEPER_CLIENT_PORT : text.substring(colon + 1);
    if (host.isBlank() || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
      throw DstreamException.usage(
          option + ": '" + text + "' is no HOST:PORT",
          "write the hosts of ZooKeeper, such as zk1:2181,zk2:2181");
    }
    return new HostAndPort(host.strip(), Integer.parseInt(port));
  }

  @Override
  public String toString() {
    return "table " + table + " of HBase at " + servers();
  }
}
