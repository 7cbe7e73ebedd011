package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.net.ServerSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a running stream tells over HTTP. */
class MetricsIT {
  @RegisterExtension static final Broker BROKER = new Broker();

  @RegisterExtension final Dstream dstream = new Dstream();

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port = ServerSockets.freePort(InetAddress.getLoopbackAddress());

  @Test
  void aStreamIsCountedWhileItRuns() {
    Program program =
        dstream
            .bash(
                "exec dstream pipe --batch 200ms --metrics-port "
                    + port
                    + " 'count()' < <(printf 'a\\nb\\nc\\n'; exec sleep 1000 2>&-)")
            .start();
    program.await(
        "has counted, and is ready",
        p ->
            page("/metrics").contains("dstream_records_total{source=\"input\"} 3")
                && page("/health/ready").equals("200 ready\n"));
    assertThat(page("/health/live")).isEqualTo("200 live\n");
    assertThat(page("/metrics"))
        .contains("# TYPE dstream_batch_processing_seconds histogram")
        .contains("guarantee=\"at most once\"");
    program.signal("TERM");
    assertThat(program.end().status()).isEqualTo(143);
  }

  /** Two partitions, of which each batch takes a message at most. */
  @Test
  void recordsOfATopicThatNoBatchTookAreItsLag() throws Exception {
    BROKER.create("metrics-lag", 2);
    BROKER.send("metrics-lag", Collections.nCopies(5_000, "line".getBytes(UTF_8)));
    Program program =
        BROKER
            .into(dstream.command("wordcount --batch 1s --max-rate 1 --sink none --from earliest"))
            .with("--topic", "metrics-lag", "--metrics-port", port)
            .start();
    program.await(
        "tells of its lag",
        p ->
            page("/metrics").lines().anyMatch(MetricsIT::isLagOfFirst)
                && page("/health/ready").startsWith("200"));
    program.signal("KILL");
    program.end();
  }

  private static boolean isLagOfFirst(String line) {
    String metric = "dstream_source_lag_records{part=\"metrics-lag-0\",source=\"input\"} ";
    return line.startsWith(metric) && Double.parseDouble(line.substring(metric.length())) > 1_000;
  }

  @ParameterizedTest
  @ValueSource(strings = {"--metrics-port", "--sink dashboard --dashboard-port"})
  void aPortInUseIsSaidBeforeTheStart(String options) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Program.Ended end =
          dstream
              .command("wordcount --queue-batches 1 " + options)
              .with(taken.getLocalPort())
              .runHere();
      assertThat(end.err())
          .isEqualTo(
              "dstream: port %1$d is in use: cannot listen on 127.0.0.1:%1$d\n"
                      .formatted(taken.getLocalPort())
                  + "hint: choose another with "
                  + options.replaceFirst(".* ", "")
                  + "\n");
      assertThat(end.out()).isEmpty();
      assertThat(end.status()).isEqualTo(1);
    }
  }

  /** Status and body; empty while nobody listens. */
  private String page(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    try {
      HttpResponse<String> page = client.send(request, HttpResponse.BodyHandlers.ofString());
      return page.statusCode() + " " + page.body();
    } catch (ConnectException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
