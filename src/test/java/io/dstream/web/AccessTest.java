package io.dstream.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.net.Access;
import io.dstream.net.ServerSockets;
import io.dstream.net.TlsKeys;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is answered by a server that asks for a token, or has a key. */
class AccessTest {
  private static final String TOKEN = "0123456789abcdef";

  @TempDir Path directory;

  private final HostAndPort address =
      new HostAndPort(
          ServerSockets.LOOPBACK, ServerSockets.freePort(InetAddress.getLoopbackAddress()));

  private WebServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private void start(Access access) {
    server =
        WebServer.start(
            address,
            "--dashboard-port",
            access,
            Map.of("/page", exchange -> Pages.text(exchange, 200, "a page")));
  }

  private static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer 0123456789abcdef, 200",
    "bearer  0123456789abcdef, 200",
    "Bearer 0123456789abcdeF, 401",
    "Bearer, 401",
    "Bearer 0123456789abcdef0, 401",
    "0123456789abcdef, 401",
    "Basic, 401",
    "Basic %%%, 401",
    "Digest 0123456789abcdef, 401",
  })
  void onlyTheTokenOpens(String header, int status) throws Exception {
    start(new Access(Optional.of(new Secret(TOKEN)), Optional.empty()));
    assertThat(get(header).statusCode()).isEqualTo(status);
  }

  @Test
  void aBrowserSendsItAsAPassword() throws Exception {
    start(new Access(Optional.of(new Secret(TOKEN)), Optional.empty()));
    assertThat(get(basic("", TOKEN)).body()).isEqualTo("a page\n");
    assertThat(get(basic("anyone", TOKEN)).body()).isEqualTo("a page\n");
    HttpResponse<String> refused = get(basic("anyone", "other"));
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).isEqualTo("this server asks for its token\n");
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("Basic realm=");
  }

  private HttpResponse<String> get(String authorization) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/page"))
            .header("Authorization", authorization)
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aServerWithAKeyIsBelievedByWhoHasItsCertificate() throws Exception {
    Path store = keyStore("changeit");
    SSLContext key = TlsKeys.ofServer("--dashboard-keystore", store, new Secret("changeit"));
    start(new Access(Optional.empty(), Optional.of(key)));
    HttpRequest page = HttpRequest.newBuilder(URI.create("https://" + address + "/page")).build();
    HttpClient believing =
        HttpClient.newBuilder().sslContext(TlsKeys.ofClient("--cacert", certificate())).build();
    assertThat(believing.send(page, HttpResponse.BodyHandlers.ofString()).body())
        .isEqualTo("a page\n");
    assertThatThrownBy(
            () -> HttpClient.newHttpClient().send(page, HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void whatIsNoKeyOrCertificateIsSaid() throws Exception {
    Path store = keyStore("changeit");
    Path text = Files.writeString(directory.resolve("text"), "no key");
    assertThatThrownBy(() -> TlsKeys.ofServer("--k", store, new Secret("wrong")))
        .isInstanceOf(DstreamException.class)
        .hasMessage("--k " + store + ": the password is wrong");
    assertThatThrownBy(() -> TlsKeys.ofServer("--k", store, Secret.NONE))
        .hasMessage("--k " + store + " has a password");
    assertThatThrownBy(() -> TlsKeys.ofServer("--k", text, Secret.NONE))
        .isInstanceOf(DstreamException.class)
        .hasMessageStartingWith("--k " + text);
    assertThatThrownBy(() -> TlsKeys.ofServer("--k", directory.resolve("none"), Secret.NONE))
        .isInstanceOf(DstreamException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> TlsKeys.ofClient("--cacert", text))
        .isInstanceOf(DstreamException.class)
        .hasMessageStartingWith("--cacert " + text + " has no certificate");
  }

  private Path keyStore(String password) throws IOException, InterruptedException {
    Path store = directory.resolve("key.p12");
    keytool(
        password,
        store,
        "-genkeypair",
        "-alias",
        "key",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=ip:127.0.0.1,dns:localhost");
    keytool(password, store, "-exportcert", "-alias", "key", "-rfc", "-file", certificate() + "");
    return store;
  }

  private Path certificate() {
    return directory.resolve("certificate.pem");
  }

  private static void keytool(String password, Path store, String... words)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                password));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
