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

/** Connects to servers. A host name may have several addresses: each is tried in turn. */
public final class ClientSockets {
  private final Resolver resolver;

  /** Gives the addresses of a host name, at least one. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  ClientSockets(Resolver resolver) {
    this.resolver = resolver;
  }

  /** With the names that this machine knows. */
  public static ClientSockets ofThisMachine() {
    return new ClientSockets(InetAddress::getAllByName);
  }

  /**
   * Connects to the first address of {@code server} that takes a connection.
   *
   * @param patience for each address
   * @throws IOException when none does; it says why, for each address where there are several
   * @throws UnknownHostException when the host is unknown
   */
  public Socket connect(HostAndPort server, Duration patience) throws IOException {
    return connect(server, patience, socket -> {});
  }

  /**
   * The same.
   *
   * @param opened takes each socket before it connects; to close it ends the wait
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

  /** Whether somebody takes connections there. */
  public boolean listens(HostAndPort server, Duration patience) {
    try (Socket socket = connect(server, patience)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
