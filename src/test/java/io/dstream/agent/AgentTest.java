package io.dstream.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.follow.FileFollower;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent and a collector at a socket, in one process. */
class AgentTest {
  @TempDir Path directory;

  private final StringWriter said = new StringWriter();
  private final Notices notices = Notices.to(new PrintWriter(said), false, false);
  private Path log;

  @BeforeEach
  void writeLog() throws IOException {
    log = Files.writeString(directory.resolve("app.log"), "one\ntwo\nnot who");
  }

  @Test
  void itDeliversWhatIsThereAndTheNextStartGoesOn() throws Exception {
    try (ServerSocket collector = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> agent = start(collector, true, new StopRequest());
      assertThat(readToEnd(collector)).isEqualTo("one\ntwo\n");
      agent.join();
      append("le\nthree\n");
      agent = start(collector, true, new StopRequest());
      assertThat(readToEnd(collector)).isEqualTo("not whole\nthree\n");
      agent.join();
      start(collector, true, new StopRequest()).join(); // there is nothing to say
      assertThat(said.toString()).isEmpty();
    }
  }

  @Test
  void whatWasOnTheWayWhenTheConnectionBrokeComesAgain() throws Exception {
    StopRequest stop = new StopRequest();
    try (ServerSocket collector = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> agent = start(collector, false, stop);
      try (Socket first = collector.accept()) {
        assertThat(first.getInputStream().read()).isEqualTo('o');
        first.setSoLinger(true, 0); // reset, as by a kill
      }
      append("le\n");
      try (Socket second = collector.accept();
          InputStream in = second.getInputStream()) {
        assertThat(new String(in.readNBytes(8), UTF_8)).isEqualTo("one\ntwo\n");
        assertThat(new String(in.readNBytes(10), UTF_8)).isEqualTo("not whole\n");
        stop.request();
        assertThat(in.read()).isEqualTo(-1);
      }
      agent.join();
      assertThat(said.toString())
          .containsOnlyOnce("lines wait in their files until it is there")
          .containsOnlyOnce("is there again");
    }
  }

  @Test
  void aCollectorThatIsAwayIsSaidOnceAndAStopEndsTheWait() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    StopRequest stop = new StopRequest();
    CompletableFuture<Void> agent = start(port, false, stop);
    Awaitility.await().until(() -> said.toString().contains("refused"));
    stop.request();
    agent.join();
    assertThat(said.toString().lines().filter(line -> line.contains("wait in their files")))
        .hasSize(1);
  }

  @Test
  void positionsAreOfTheirFilesAloneAndOfOneAgent() throws Exception {
    try (PositionsFile positions = PositionsFile.open(directory.resolve("p"), "/a/*.log")) {
      positions.keep(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode());
      assertThatThrownBy(() -> PositionsFile.open(directory.resolve("p"), "/a/*.log"))
          .isInstanceOf(DstreamException.class)
          .hasMessageContaining("is in use by another dstream tail");
    }
    assertThatThrownBy(() -> PositionsFile.open(directory.resolve("p"), "/b/*.log"))
        .isInstanceOf(DstreamException.class)
        .hasMessageContaining("are those of /a/*.log, not of /b/*.log");
    Files.writeString(directory.resolve("p"), "no json");
    assertThatThrownBy(() -> PositionsFile.open(directory.resolve("p"), "/a/*.log"))
        .isInstanceOf(DstreamException.class)
        .hasMessageContaining("it is not what dstream tail writes");
  }

  private void append(String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.APPEND);
  }

  private static String readToEnd(ServerSocket collector) throws IOException {
    try (Socket agent = collector.accept()) {
      return new String(agent.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private CompletableFuture<Void> start(
      ServerSocket collector, boolean untilEnd, StopRequest stop) {
    return start(collector.getLocalPort(), untilEnd, stop);
  }

  private CompletableFuture<Void> start(int port, boolean untilEnd, StopRequest stop) {
    String address = "localhost:" + port;
    AgentSpec spec =
        new AgentSpec(
            FileFollower.patterns("FILE", Stream.of(log.toString())),
            true,
            untilEnd,
            directory.resolve("positions"),
            Destination.of("socket://" + address),
            KafkaClientConfig.of(address));
    return CompletableFuture.runAsync(
        () -> {
          try {
            Agent.run(spec, notices, stop);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
