package io.dstream.net;

import io.dstream.spec.HostAndPort;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Connects to servers. If a host name has several addresses, each is tried in turn. */
public final class ClientSockets {
  private final Resolver resolver;

  /** Returns the addresses of a host name, at least one. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  ClientSockets(Resolver resolver) {
    this.resolver = resolver;
  }

  /** Returns an instance that resolves names with this machine's resolver. */
  public static ClientSockets ofThisMachine() {
    return new ClientSockets(InetAddress::getAllByName);
  }

  /**
   * Connects to the first address of {@code server} that accepts a connection.
   *
   * @param patience the timeout per address
   * @throws IOException when none accepts; its message has the reason, per address if there are
   *     several
   * @throws UnknownHostException when the host is unknown
   */
  public Socket connect(HostAndPort server, Duration patience) throws IOException {
    return connect(server, patience, socket -> {});
  }

  /**
   * Connects in the same way and exposes each socket.
   *
   * @param opened receives each socket before it connects; closing the socket ends the wait
   */
  public Socket connect(HostAndPort server, Duration patience, Consumer<Socket> opened)
      throws IOException {
    InetAddress[] addresses = resolver.addresses(server.host());
    List<String> reasons = new ArrayList<>();
    IOException last = new UnknownHostException(server.host());
    for (InetAddress address : addresses) {
      Socket socket = new Socket();
      try {
        opened.accept(socket);
        socket.connect(
            new InetSocketAddress(address, server.port()), Math.toIntExact(patience.toMillis()));
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
        reasons.add(address.getHostAddress() + ": " + IoErrors.reason(e));
      }
    }
    throw addresses.length == 1 ? last : new IOException(String.join(", ", reasons), last);
  }

  /** Returns whether the server accepts connections. */
  public boolean listens(HostAndPort server, Duration patience) {
    try (Socket socket = connect(server, patience)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
