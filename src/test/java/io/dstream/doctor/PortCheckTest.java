package io.dstream.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dstream.net.ServerSockets;
import io.dstream.spec.HostAndPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortCheckTest {
  /** Another process may take the port meanwhile: then it is another one's turn. */
  @Test
  void aFreePortIsForTheServer() {
    await()
        .untilAsserted(
            () -> {
              HostAndPort free = at(ServerSockets.freePort(InetAddress.getLoopbackAddress()));
              assertThat(new PortCheck(free, false, "serve-kafka").look())
                  .containsExactly(Finding.ok("port", free + ": free, for dstream serve-kafka"));
              assertThat(new PortCheck(free, true, "serve-socket --input FILE").look())
                  .containsExactly(
                      Finding.warn(
                          "port",
                          free + ": nobody listens; --source socket would wait",
                          "dstream serve-socket --input FILE --port " + free.port()));
            });
  }

  @Test
  void anUnknownHostIsToldFromOneWhereNobodyListens() throws IOException {
    HostAndPort unknown = new HostAndPort("nowhere.invalid", 9999);
    assertThat(new PortCheck(unknown, true, "serve-socket --input FILE").look())
        .containsExactly(
            Finding.warn(
                "port",
                unknown + ": the host name is unknown; --source socket would wait",
                "look at --host"));
  }

  /** Elsewhere nobody tells whose a socket is. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whoListensIsNamed() throws IOException {
    try (ServerSocket server = ServerSockets.open(InetAddress.getLoopbackAddress(), 0)) {
      HostAndPort taken = at(server.getLocalPort());
      String us = "java, process " + ProcessHandle.current().pid();
      assertThat(new PortCheck(taken, true, "serve-socket --input FILE").look())
          .containsExactly(Finding.ok("port", taken + ": " + us + " listens"));
    }
  }

  private static HostAndPort at(int port) {
    return new HostAndPort("localhost", port);
  }
}
