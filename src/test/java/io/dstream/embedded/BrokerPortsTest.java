package io.dstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerPortsTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final List<Integer> tried = new ArrayList<>();

  @Test
  void anotherPortIsTriedWhereAnotherProcessIsQuicker() {
    int started = BrokerPorts.start(HERE, 0, port -> startAtAttempt(3, port));
    assertThat(tried).hasSize(3).endsWith(started);
  }

  @Test
  void aPortThatIsTakenAgainAndAgainIsNamed() {
    assertThatThrownBy(() -> BrokerPorts.start(HERE, 0, port -> startAtAttempt(1000, port)))
        .isInstanceOf(DstreamException.class)
        .hasMessageMatching("port \\d+ is in use: cannot listen on 127.0.0.1:\\d+");
  }

  @Test
  void whateverElseGoesWrongIsNotTriedAgain() {
    assertThatThrownBy(
            () ->
                BrokerPorts.start(
                    HERE,
                    0,
                    port -> {
                      tried.add(port);
                      throw new IllegalStateException("full disk");
                    }))
        .hasMessage("full disk");
    assertThat(tried).hasSize(1);
  }

  private int startAtAttempt(int attempt, int port) {
    tried.add(port);
    if (tried.size() < attempt) {
      throw new IllegalStateException(new BindException("Address already in use"));
    }
    return port;
  }
}
