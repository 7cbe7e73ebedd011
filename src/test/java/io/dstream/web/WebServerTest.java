package io.dstream.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.net.Access;
import io.dstream.net.ServerSockets;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server as clients meet it, friendly or not: raw requests over a socket. */
class WebServerTest {
  private static final int REQUESTS = 2_000;

  private HostAndPort address;
  private WebServer server;

  @BeforeEach
  void start() throws IOException {
    int port = ServerSockets.freePort(InetAddress.getLoopbackAddress());
    address = new HostAndPort(ServerSockets.LOOPBACK, port);
    HttpHandler page = exchange -> Pages.text(exchange, 200, "there");
    server = WebServer.start(address, "--metrics-port", Access.OPEN, Map.of("/page", page));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /page, localhost, 200",
    "HEAD, /page, 127.0.0.1:80, 200",
    "GET, /page?a=b, [::1]:9, 200",
    "GET, /page, LOCALHOST:9, 200",
    "GET, /page/more, localhost, 404",
    "GET, /, localhost, 404",
    "GET, /../page, localhost, 404",
    "POST, /page, localhost, 405",
    "TRACE, /page, localhost, 405",
    "GET, /page, example.org, 403",
    "GET, /page, localhost.example.org, 403",
    "GET, /page, '', 403"
  })
  void onlyQuestionsToThisMachineAreAnswered(String method, String path, String host, int status)
      throws IOException {
    String answer =
        ask(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer)
        .contains("X-Content-Type-Options: nosniff", "Content-Security-Policy: default-src 'none'");
  }

  @Test
  void headersWithoutEndAreCutOff() throws IOException {
    StringBuilder request = new StringBuilder("GET /page HTTP/1.1\r\nHost: localhost\r\n");
    while (request.length() < 20_000) {
      request.append("X-Header-").append(request.length()).append(": ").append("x".repeat(500));
      request.append("\r\n");
    }
    assertThat(askRudely(request + "\r\n")).doesNotContain("there");
    assertThatItAnswers();
  }

  /** Requests with bytes changed, cut and doubled; whatever is answered, the next one is served. */
  @Test
  void nothingThatIsSentHarmsIt() throws IOException {
    Random random = new Random(1);
    byte[] good = "GET /page?q=1 HTTP/1.1\r\nHost: localhost\r\nA: b\r\n\r\n".getBytes(UTF_8);
    for (int i = 0; i < REQUESTS; i++) {
      byte[] bad = good.clone();
      for (int change = random.nextInt(5); change >= 0; change--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try (Socket client = new Socket(address.host(), address.port())) {
        client.getOutputStream().write(bad, 0, 1 + random.nextInt(bad.length));
      }
    }
    assertThatItAnswers();
  }

  /** Clients that say nothing, and one that sends a letter now and then. */
  @Test
  void clientsThatHoldTheirConnectionsKeepNobodyOut() throws IOException {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 500; i++) {
        Socket client = new Socket(address.host(), address.port());
        idle.add(client);
        client.getOutputStream().write(i % 2 == 0 ? "GET /pa".getBytes(UTF_8) : new byte[0]);
      }
      assertThatItAnswers();
    } finally {
      for (Socket client : idle) {
        client.close();
      }
    }
  }

  @Test
  void aPortInUseIsSaid() {
    assertThatThrownBy(() -> WebServer.start(address, "--metrics-port", Access.OPEN, Map.of()))
        .isInstanceOf(DstreamException.class)
        .hasMessage("port " + address.port() + " is in use: cannot listen on " + address);
  }

  private void assertThatItAnswers() throws IOException {
    assertThat(ask("GET /page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .endsWith("\r\n\r\nthere\n");
  }

  /** The same for what may be cut off while it is sent. */
  private String askRudely(String request) throws IOException {
    try {
      return ask(request);
    } catch (SocketException e) {
      return "";
    }
  }

  /** Sends a request, and reads until the server closes the connection. */
  private String ask(String request) throws IOException {
    try (Socket client = new Socket(address.host(), address.port())) {
      OutputStream out = client.getOutputStream();
      out.write(request.getBytes(ISO_8859_1));
      return new String(client.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
