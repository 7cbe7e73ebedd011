package io.dstream.embedded;

import io.dstream.net.ServerSockets;
import io.dstream.spec.DstreamException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.function.IntFunction;

/**
 * Chooses ports for brokers. A broker opens its sockets itself, one for clients and one for its own
 * use. If another process takes one of the ports first, others are tried.
 */
final class BrokerPorts {
  private static final int ATTEMPTS = 10;

  private BrokerPorts() {}

  /**
   * Starts a broker.
   *
   * @param port 0 for any free one
   * @param start starts the broker on the given port
   * @throws DstreamException exit status 1 when the port is in use; wrong usage when the address
   *     does not belong to this machine
   */
  static <T> T start(InetAddress bind, int port, IntFunction<T> start) {
    for (int attempt = 1; ; attempt++) {
      int chosen = ServerSockets.requireFree(bind, port);
      try {
        return start.apply(chosen);
      } catch (RuntimeException | Error e) {
        if (!(rootOf(e) instanceof BindException taken)) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw ServerSockets.explained(bind, chosen, taken);
        }
      }
    }
  }

  static Throwable rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
