package io.dstream.generator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.control.StopRequest;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineServerTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path directory;
  private final StopRequest stop = new StopRequest();
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private LineServer server;
  private CompletableFuture<Void> served;

  @AfterEach
  void stopServer() throws Exception {
    stop.request();
    if (served != null) {
      served.get();
    }
  }

  @Test
  void everyClientGetsTheWholeFileAsItIsWithAnEndToTheLastLine() throws Exception {
    start(atOnce(file("b\u00e4\u00ff\u0000d\r\n\nlast")));
    assertThat(List.of(receiveAll(), receiveAll()))
        .containsOnly("b\u00e4\u00ff\u0000d\r\n\nlast\n");
  }

  @Test
  void aLargeFileComesWholeThroughToClientsThatTalkBack() throws Exception {
    String text = "0123456789".repeat(9) + "\n";
    start(atOnce(file(text.repeat(100_000))));
    try (Socket client = connect()) {
      client.getOutputStream().write("hello, are you there?\n".getBytes(ISO_8859_1));
      assertThat(readAll(client)).isEqualTo(text.repeat(100_000));
    }
  }

  @Test
  void randomLinesAreThoseOfTheFileAndASeedMakesThemAgain() throws Exception {
    String text =
        IntStream.range(0, 50).mapToObj(i -> "line " + i + "\n").reduce("", String::concat);
    start(random(file(text), Optional.of(3000L), Optional.of(7L)));
    String first = receiveAll();
    assertThat(first).isEqualTo(receiveAll());
    assertThat(first.lines()).hasSize(3000);
    assertThat(first.lines().distinct()).containsExactlyInAnyOrderElementsOf(text.lines().toList());
  }

  @Test
  void aLoopBeginsAgainAtTheEndUntilTheCount() throws Exception {
    start(
        spec(
            new LineSelection(file("a\nb"), LineOrder.SEQUENTIAL, true, Optional.empty()),
            Duration.ofMillis(1),
            Optional.of(5L)));
    assertThat(receiveAll()).isEqualTo("a\nb\na\nb\na\n");
  }

  @Test
  void aClientThatLeavesInALongPauseIsNoticed() throws Exception {
    start(slow(file("a\nb\n"), false));
    try (Socket client = connect()) {
      assertThat(client.getInputStream().readNBytes(2)).isEqualTo("a\n".getBytes(ISO_8859_1));
    }
    Awaitility.await().until(() -> log.stream().anyMatch(line -> line.endsWith("got 1 lines")));
  }

  @Test
  void aClientThatLeavesInTheMidstOfEndlessLinesIsNoticed() throws Exception {
    start(random(file("a\nb\n"), Optional.empty(), Optional.empty()));
    try (Socket client = connect()) {
      assertThat(client.getInputStream().readNBytes(100_000)).hasSize(100_000);
    }
    Awaitility.await().until(() -> log.stream().anyMatch(line -> line.endsWith(" lines")));
  }

  @Test
  void onceItEndsWithItsFirstClient() throws Exception {
    start(slow(file("a\nb\n"), true));
    connect().close();
    served.get();
    assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
  }

  @Test
  void aStopEndsClientsInAPauseAndThoseThatDoNotRead() throws Exception {
    LineServerSpec endless =
        random(file("a".repeat(1000) + "\n"), Optional.empty(), Optional.empty());
    start(endless, Duration.ofMillis(100));
    try (Socket idle = connect()) {
      assertThat(idle.getInputStream().readNBytes(1)).hasSize(1);
      stop.request();
      served.get();
    }
  }

  @Test
  void aStopSendsWholeLinesOnly() throws Exception {
    String line = "a".repeat(70_000) + "\n";
    start(random(file(line), Optional.empty(), Optional.empty()));
    try (Socket client = connect()) {
      InputStream in = client.getInputStream();
      assertThat(in.readNBytes(1_000_000)).hasSize(1_000_000);
      stop.request();
      assertThat((1_000_000 + in.readAllBytes().length) % line.length()).isZero();
    }
  }

  @Test
  void aFileThatGoesAwayIsAnError() throws Exception {
    Path file = file("a\n");
    start(atOnce(file));
    Files.delete(file);
    receiveAll();
    assertThatThrownBy(() -> served.join())
        .hasCauseInstanceOf(DstreamException.class)
        .hasRootCauseMessage("%s", file);
    served = null;
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    Path file = file("a\n");
    try (LineServer taken = LineServer.open(atOnce(file))) {
      int port = taken.address().port();
      LineServerSpec same =
          new LineServerSpec(
              sequential(file), "127.0.0.1", port, Duration.ZERO, Optional.empty(), false);
      assertThatThrownBy(() -> LineServer.open(same).close())
          .isInstanceOf(DstreamException.class)
          .hasMessage("port %d is in use: cannot listen on 127.0.0.1:%1$d", port);
    }
  }

  private Path file(String text) throws IOException {
    return Files.write(directory.resolve("lines"), text.getBytes(ISO_8859_1));
  }

  private static LineSelection sequential(Path file) {
    return new LineSelection(file, LineOrder.SEQUENTIAL, false, Optional.empty());
  }

  private static LineServerSpec atOnce(Path file) {
    return spec(sequential(file), Duration.ZERO, Optional.empty());
  }

  private static LineServerSpec random(Path file, Optional<Long> count, Optional<Long> seed) {
    return spec(new LineSelection(file, LineOrder.RANDOM, false, seed), Duration.ZERO, count);
  }

  private static LineServerSpec slow(Path file, boolean once) {
    return new LineServerSpec(sequential(file), "127.0.0.1", 0, HOUR, Optional.empty(), once);
  }

  private static LineServerSpec spec(LineSelection lines, Duration interval, Optional<Long> count) {
    return new LineServerSpec(lines, "127.0.0.1", 0, interval, count, false);
  }

  private void start(LineServerSpec spec) {
    start(spec, HOUR);
  }

  /** Clients have {@code grace}, after the stop, for the line that is on its way. */
  private void start(LineServerSpec spec, Duration grace) {
    LineServer opened = LineServer.open(spec, grace);
    server = opened;
    served = CompletableFuture.runAsync(() -> serve(opened));
  }

  private void serve(LineServer opened) {
    try (opened) {
      opened.serve(stop, log::add);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(server.address().host(), server.address().port());
  }

  private String receiveAll() throws IOException {
    try (Socket client = connect()) {
      return readAll(client);
    }
  }

  private static String readAll(Socket client) throws IOException {
    return new String(client.getInputStream().readAllBytes(), ISO_8859_1);
  }
}
