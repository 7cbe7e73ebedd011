package io.dstream.embedded;

import io.dstream.spec.HostAndPort;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Properties;

/** The settings of a small single-node broker that starts quickly and keeps all records. */
final class BrokerProperties {
  static final int NODE_ID = 1;
  static final String CONTROLLER = "CONTROLLER";

  /** Records of up to 100 MiB: a line of 50 MB passes. */
  private static final int LARGEST_RECORD = 100 << 20;

  private static final int CLEANER_BUFFER = 4 << 20;

  private BrokerProperties() {}

  /**
   * @param bind the address clients connect to
   * @param advertised the address that the broker advertises to its clients
   * @param controllerPort a free port of the loopback device, for the broker's own use
   */
  static Properties of(
      InetAddress bind, HostAndPort advertised, int controllerPort, Path directory) {
    HostAndPort listener = new HostAndPort(bind.getHostAddress(), advertised.port());
    HostAndPort controller =
        new HostAndPort(InetAddress.getLoopbackAddress().getHostAddress(), controllerPort);
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", String.valueOf(NODE_ID));
    p.setProperty("controller.quorum.voters", NODE_ID + "@" + controller);
    p.setProperty("controller.listener.names", CONTROLLER);
    p.setProperty("listeners", "PLAINTEXT://" + listener + "," + CONTROLLER + "://" + controller);
    p.setProperty("advertised.listeners", "PLAINTEXT://" + advertised);
    p.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    p.setProperty("log.dirs", directory.toString());
    keepEverything(p);
    singleNode(p);
    small(p);
    return p;
  }

  /** Returns the host name under which clients reach a broker that is bound to this address. */
  static String advertisedHost(InetAddress bind) {
    if (bind.isLoopbackAddress()) {
      return "localhost";
    }
    if (!bind.isAnyLocalAddress()) {
      return bind.getHostAddress();
    }
    try {
      return InetAddress.getLocalHost().getCanonicalHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static void keepEverything(Properties p) {
    p.setProperty("auto.create.topics.enable", "false");
    p.setProperty("log.retention.ms", "-1");
    p.setProperty("message.max.bytes", String.valueOf(LARGEST_RECORD));
    p.setProperty("socket.request.max.bytes", String.valueOf(2 * LARGEST_RECORD));
  }

  private static void singleNode(Properties p) {
    p.setProperty("offsets.topic.replication.factor", "1");
    p.setProperty("offsets.topic.num.partitions", "1");
    p.setProperty("transaction.state.log.replication.factor", "1");
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("transaction.state.log.num.partitions", "1");
    // A killed broker can rejoin only when its session has expired; the default is 9 s.
    p.setProperty("broker.session.timeout.ms", "2000");
    p.setProperty("broker.heartbeat.interval.ms", "500");
    p.setProperty("group.initial.rebalance.delay.ms", "0");
  }

  private static void small(Properties p) {
    p.setProperty("num.network.threads", "2");
    p.setProperty("num.io.threads", "2");
    p.setProperty("background.threads", "2");
    p.setProperty("num.recovery.threads.per.data.dir", "1");
    p.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(CLEANER_BUFFER));
  }
}
