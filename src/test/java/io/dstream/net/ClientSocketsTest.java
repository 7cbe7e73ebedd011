package io.dstream.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.HostAndPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A host name with two addresses; nobody listens at the first. */
class ClientSocketsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ClientSockets sockets =
      new ClientSockets(
          host -> {
            if (!host.equals("two")) {
              throw new UnknownHostException(host);
            }
            return new InetAddress[] {address(2), address(1)};
          });

  @Test
  void everyAddressIsTriedInTurn() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, address(1))) {
      HostAndPort two = new HostAndPort("two", server.getLocalPort());
      try (Socket socket = sockets.connect(two, PATIENCE)) {
        assertThat(socket.getInetAddress().getHostAddress()).isEqualTo("127.0.0.1");
      }
      assertThat(sockets.listens(two, PATIENCE)).isTrue();
    }
  }

  @Test
  void whenNoneAnswersEachIsNamed() throws IOException {
    HostAndPort two;
    try (ServerSocket server = new ServerSocket(0, 1, address(1))) {
      two = new HostAndPort("two", server.getLocalPort());
    }
    assertThatThrownBy(() -> sockets.connect(two, PATIENCE))
        .isInstanceOf(IOException.class)
        .hasMessage("127.0.0.2: Connection refused, 127.0.0.1: Connection refused");
    assertThat(sockets.listens(two, PATIENCE)).isFalse();
    assertThat(sockets.listens(new HostAndPort("unknown", 1), PATIENCE)).isFalse();
  }

  private static InetAddress address(int last) throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }
}
