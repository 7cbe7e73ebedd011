package io.dstream.web;

import static io.dstream.dashboard.FakeStream.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.alert.AlertRule;
import io.dstream.dashboard.FakeStream;
import io.dstream.net.Access;
import io.dstream.net.ServerSockets;
import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import io.dstream.spec.HostAndPort;
import io.dstream.testing.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a dashboard, as Chromium shows it. */
class BrowserTest {
  private static final String AXE = "/META-INF/resources/webjars/axe-core/%s/axe.min.js";

  private static final String AXE_VERSION =
      "/META-INF/maven/org.webjars.npm/axe-core/pom.properties";

  private static Browser browser;

  private FakeStream stream = new FakeStream(Schema.WORD_COUNT, List.of());
  private WebServer server;

  @BeforeAll
  static void startBrowser() throws Exception {
    browser = Browser.start();
  }

  @AfterAll
  static void stopBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void stop() {
    stream.close();
    server.close();
  }

  private void open(FakeStream shown) throws Exception {
    stream.close();
    stream = shown;
    int port = ServerSockets.freePort(InetAddress.getLoopbackAddress());
    server =
        WebServer.start(
            new HostAndPort(ServerSockets.LOOPBACK, port),
            "--dashboard-port",
            Access.OPEN,
            DashboardPages.of(stream.dashboard()));
    browser.size(1200, 900);
    browser.scheme("light");
    browser.open("http://localhost:" + port + "/");
  }

  private static FakeStream words(AlertRule... alerts) {
    return new FakeStream(Schema.WORD_COUNT, List.of(alerts));
  }

  private static String text(String id) throws IOException {
    return browser.run("return document.getElementById('" + id + "').innerText").textValue();
  }

  private static List<String> firstColumn() throws IOException {
    return texts(
        browser.run(
            "return [...document.querySelectorAll('#result tbody tr')]"
                + ".map(row => row.cells[0].textContent)"));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).toList();
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).until(condition);
  }

  @Test
  void aRankingMovesWithEachBatch() throws Exception {
    open(words());
    stream.batch(List.of(row("spark", 3), row("kafka", 2)));
    await("the first result", () -> firstColumn().equals(List.of("spark", "kafka")));
    stream.batch(List.of(row("kafka", 5), row("spark", 3), row("flink", 1)));
    await("the second", () -> firstColumn().equals(List.of("kafka", "spark", "flink")));
    assertThat(text("more")).isEqualTo("3 of 3 rows");
    assertThat(
            texts(
                browser.run(
                    "return [...document.querySelectorAll('#result td.ranked i')]"
                        + ".map(bar => bar.style.width)")))
        .containsExactly("100%", "60%", "20%");
    assertThat(text("name")).isEqualTo("a stream");
    assertThat(text("records")).isEqualTo("10");
    assertThat(text("batches")).isEqualTo("2");
  }

  @Test
  void wordsAreTextAndNeverMarkup() throws Exception {
    open(words());
    String evil = "<img src=x onerror=\"document.title='gone'\">";
    stream.batch(List.of(row(evil, 3)));
    await("the word", () -> firstColumn().equals(List.of(evil)));
    assertThat(browser.run("return document.title").textValue()).isEqualTo("a stream");
    assertThat(browser.run("return document.images.length").intValue()).isZero();
  }

  @Test
  void rowsAreSearchedAndThePictureIsHeld() throws Exception {
    open(words());
    stream.batch(List.of(row("spark", 3), row("kafka", 2)));
    await("the result", () -> firstColumn().size() == 2);
    browser.run("document.getElementById('search').focus()");
    browser.type("kaf");
    await("what is found", () -> firstColumn().equals(List.of("kafka")));
    assertThat(text("more")).isEqualTo("1 of 1 rows found");
    browser.run("document.getElementById('pause').focus()");
    browser.type(" ");
    await("it is held", () -> text("state").endsWith("picture held"));
    stream.batch(List.of(row("kafkaesque", 9)));
    await("the batch came", () -> browser.run("return state.rows.size").intValue() == 1);
    assertThat(firstColumn()).containsExactly("kafka");
    browser.type(" ");
    await("it goes on", () -> firstColumn().equals(List.of("kafkaesque")));
  }

  @Test
  void aSingleNumberIsALineOverTime() throws Exception {
    Schema number =
        new Schema(
            List.of(Column.required("value", ColumnType.BIGINT)), List.of(), false, List.of(0));
    open(new FakeStream(number, List.of()));
    stream.batch(List.of(Row.of(1234L)));
    await("the number", () -> text("number").equals("1,234"));
    stream.batch(List.of(Row.of(7L)));
    await("the next", () -> text("number").equals("7"));
    assertThat(browser.run("return state.points[1]")).hasToString("[1234,7]");
    assertThat(browser.run("return !!document.querySelector('#number-chart canvas')").asBoolean())
        .isTrue();
  }

  @Test
  void anAlertIsShownAsLongAsItFires() throws Exception {
    open(words(AlertRule.parse("hot: count > 2 for 1s")));
    stream.batch(List.of(row("a", 3)));
    await("it is known", () -> text("alerts").contains("hot not firing: count > 2 for 1s"));
    stream.fires("hot", row("a", 3));
    stream.batch();
    await("it fires", () -> text("alerts").contains("hot firing: count > 2 for 1s\na  3"));
    assertThat(text("alert-news")).isEqualTo("alert hot firing");
    stream.resolves("hot", row("a", 3));
    stream.batch();
    await("it is over", () -> text("alerts").contains("hot not firing"));
  }

  @Test
  void theEndIsSaid() throws Exception {
    open(words());
    stream.batch(List.of(row("a", 3)));
    await("the result", () -> firstColumn().size() == 1);
    stream.dashboard().failed("the disk is full");
    stream.close();
    await("why it ended", () -> text("state").equals("the stream failed: the disk is full"));
  }

  @ParameterizedTest
  @CsvSource({"light, 1200", "dark, 1200", "light, 390"})
  void everybodyCanUseIt(String scheme, int width) throws Exception {
    open(words(AlertRule.parse("hot: count > 2"), AlertRule.parse("cold: count < 0")));
    browser.scheme(scheme);
    browser.size(width, 844);
    stream.batch(List.of(row("a".repeat(120), 3), row("b", 2)));
    stream.fires("hot", row("a".repeat(120), 3));
    stream.batch();
    await("it fires", () -> text("alerts").contains("hot firing"));
    assertThat(browser.run("return document.documentElement.scrollWidth").intValue())
        .isLessThanOrEqualTo(width);
    browser.run(axe());
    assertThat(browser.await("axe.run().then(r => r.violations.map(v => v.id + ' ' + v.impact))"))
        .isEmpty();
  }

  private static String axe() throws IOException {
    Properties artifact = new Properties();
    try (InputStream in = BrowserTest.class.getResourceAsStream(AXE_VERSION)) {
      artifact.load(in);
    }
    String script = AXE.formatted(artifact.getProperty("version"));
    try (InputStream in = BrowserTest.class.getResourceAsStream(script)) {
      return new String(in.readAllBytes(), UTF_8) + "; window.axe = axe;";
    }
  }
}
