package io.dstream.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/**
 * A real, headless Chromium, driven by ChromeDriver as W3C WebDriver has it. A test is skipped
 * where it is not installed.
 */
public final class Browser implements AutoCloseable {
  private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

  /** Only catches a hang. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final String INSTALL = "apt-get install chromium-driver";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process driver;
  private final URI session;

  private Browser(Process driver, int port) throws IOException {
    this.driver = driver;
    URI sessions = URI.create("http://localhost:" + port + "/session");
    Object options =
        Map.of("args", List.of("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"));
    Object needed =
        Map.of("goog:chromeOptions", options, "timeouts", Map.of("script", LIMIT.toMillis()));
    Object asked = Map.of("capabilities", Map.of("alwaysMatch", needed));
    this.session = URI.create(sessions + "/" + post(sessions, asked).get("sessionId").textValue());
  }

  /** Starts one. */
  public static Browser start() throws IOException {
    Installed.require("chromium", "the dashboard in a browser", INSTALL);
    Path program = Installed.require("chromedriver", "the dashboard in a browser", INSTALL);
    Process driver =
        new ProcessBuilder(program.toString(), "--port=0").redirectErrorStream(true).start();
    BufferedReader said = driver.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        return of(driver, Integer.parseInt(started.group(1)));
      }
    }
    throw new IOException("chromedriver did not start");
  }

  /** A Chromium that cannot run here, as in some containers, is as one that is not installed. */
  private static Browser of(Process driver, int port) throws IOException {
    try {
      return new Browser(driver, port);
    } catch (IOException e) {
      driver.destroy();
      if (String.valueOf(e.getMessage()).startsWith("session not created")) {
        throw new TestAbortedException(
            "of the dashboard in a browser, since Chromium does not start: " + e.getMessage(), e);
      }
      throw e;
    }
  }

  private JsonNode post(URI to, Object body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
            .build();
    return value(request);
  }

  private JsonNode value(HttpRequest request) throws IOException {
    JsonNode value = json.readTree(send(request)).get("value");
    if (value.hasNonNull("error")) {
      throw new IOException(value.get("error").textValue() + ": " + value.get("message"));
    }
    return value;
  }

  private String send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private JsonNode command(String name, Object body) throws IOException {
    return post(URI.create(session + "/" + name), body);
  }

  /** Opens a page; back when it is loaded. */
  public void open(String url) throws IOException {
    command("url", Map.of("url", url));
  }

  /** What a script on the page returns. */
  public JsonNode run(String script) throws IOException {
    return command("execute/sync", Map.of("script", script, "args", List.of()));
  }

  /** What a promise of a script on the page gives. */
  public JsonNode await(String promise) throws IOException {
    String script =
        "const done = arguments[0]; (" + promise + ").then(done, e => done(String(e)));";
    return command("execute/async", Map.of("script", script, "args", List.of()));
  }

  /** Types into the element that has the focus. */
  public void type(String keys) throws IOException {
    List<Map<String, String>> strokes =
        keys.codePoints()
            .mapToObj(Character::toString)
            .flatMap(
                key ->
                    List.of(
                        Map.of("type", "keyDown", "value", key),
                        Map.of("type", "keyUp", "value", key))
                        .stream())
            .toList();
    command(
        "actions",
        Map.of("actions", List.of(Map.of("type", "key", "id", "k", "actions", strokes))));
  }

  /** The size of the page, in CSS pixels, as of a telephone where it is small. */
  public void size(int width, int height) throws IOException {
    devTools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** {@code light} or {@code dark}. */
  public void scheme(String name) throws IOException {
    devTools(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
  }

  private void devTools(String name, Object parameters) throws IOException {
    command("goog/cdp/execute", Map.of("cmd", name, "params", parameters));
  }

  /** What is to be seen, as PNG. */
  public byte[] screenshot() throws IOException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(session + "/screenshot")).build();
    return Base64.getDecoder().decode(value(request).textValue());
  }

  @Override
  public void close() throws IOException {
    try {
      value(HttpRequest.newBuilder(session).DELETE().build());
    } finally {
      driver.destroy();
    }
  }
}
