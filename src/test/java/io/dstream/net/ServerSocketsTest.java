package io.dstream.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ServerSocketsTest {
  @Test
  void anUnknownHostNameIsWrongUsage() {
    assertThatThrownBy(() -> ServerSockets.resolve("nowhere.invalid"))
        .isInstanceOfSatisfying(
            DstreamException.class, e -> assertThat(e.exitStatus()).isEqualTo(2))
        .hasMessage("--bind: the host name 'nowhere.invalid' is unknown");
  }

  @Test
  void anAddressOfAnotherMachineIsWrongUsage() throws UnknownHostException {
    // 192.0.2.0/24 belongs to nobody (RFC 5737).
    InetAddress elsewhere = InetAddress.getByName("192.0.2.1");
    assertThatThrownBy(() -> ServerSockets.open(elsewhere, 0).close())
        .isInstanceOfSatisfying(
            DstreamException.class, e -> assertThat(e.exitStatus()).isEqualTo(2))
        .hasMessage("--bind: 192.0.2.1 is no address of this machine");
  }
}
