package io.dstream.kafka;

import io.dstream.net.ClientSockets;
import io.dstream.spec.HostAndPort;
import java.time.Duration;

/**
 * Determines how long to wait for a broker's answer. If no broker accepts connections, the user
 * learns it within seconds. A broker that accepts them may be slow: it has just started, or the
 * machine is busy.
 */
final class BrokerPatience {
  /** The wait if no broker accepts connections, in milliseconds. */
  static final int NOBODY_MILLIS = 5_000;

  /** The wait if a broker accepts connections, in milliseconds. */
  static final int SOMEBODY_MILLIS = 30_000;

  private static final Duration CONNECT = Duration.ofSeconds(1);

  private BrokerPatience() {}

  /** Returns the milliseconds to wait for an answer of these brokers. */
  static int millis(KafkaClientConfig config) {
    for (String address : config.bootstrapServers().split(",", -1)) {
      if (takesConnections(address)) {
        return SOMEBODY_MILLIS;
      }
    }
    return NOBODY_MILLIS;
  }

  private static boolean takesConnections(String address) {
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon).replaceAll("[\\[\\]]", "").strip();
    int port = Integer.parseInt(address.substring(colon + 1).strip());
    return ClientSockets.ofThisMachine().listens(new HostAndPort(host, port), CONNECT);
  }
}
