package io.dstream.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of the loopback address at which nobody listens, and which nobody else is given while this
 * is open. A socket that is bound and does not listen holds it: connections are refused, and a
 * server may be started at the port and again after it has gone.
 */
final class ReservedPort implements AutoCloseable {
  private final Socket holder = new Socket();

  ReservedPort() {
    try {
      holder.setReuseAddress(true); // a server may listen at the port beside it
      holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int number() {
    return holder.getLocalPort();
  }

  @Override
  public void close() {
    try {
      holder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
