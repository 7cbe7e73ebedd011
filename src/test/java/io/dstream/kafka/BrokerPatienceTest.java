package io.dstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.net.ServerSockets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class BrokerPatienceTest {
  @Test
  void whoTakesConnectionsHasMoreTimeToAnswer() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (Socket bound = new Socket();
        ServerSocket listening = ServerSockets.open(here, 0)) {
      bound.bind(new InetSocketAddress(here, 0)); // nobody listens there, and nobody else can
      String nobody = "127.0.0.1:" + bound.getLocalPort();
      String somebody = "127.0.0.1:" + listening.getLocalPort();
      assertThat(millis(nobody)).isEqualTo(BrokerPatience.NOBODY_MILLIS);
      assertThat(millis("nowhere.invalid:1")).isEqualTo(BrokerPatience.NOBODY_MILLIS);
      assertThat(millis(nobody + "," + somebody)).isEqualTo(BrokerPatience.SOMEBODY_MILLIS);
    }
  }

  private static int millis(String brokers) {
    return BrokerPatience.millis(KafkaClientConfig.of(brokers));
  }
}
