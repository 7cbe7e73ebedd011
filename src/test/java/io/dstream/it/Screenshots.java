package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dstream.testing.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the pictures of the README: runs the shipped program on a pseudo-terminal and writes down
 * what a person would see. Started by {@code docs/screenshots/make}.
 */
public final class Screenshots {
  private static final List<String> WORDS =
      List.of(
          "the of stream to and a in batch is window word count state spark kafka socket partition"
              .split(" ", -1));

  private Screenshots() {}

  /** Writes the pictures into the directory that the argument names. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    write(directory.resolve("live.svg"), Screenshots::live);
    write(directory.resolve("shell.svg"), Screenshots::shell);
    write(directory.resolve("dashboard.png"), Screenshots::dashboard);
  }

  private interface Session {
    byte[] picture(Dstream dstream) throws IOException;
  }

  private static void write(Path file, Session session) throws IOException {
    Dstream dstream = new Dstream();
    try {
      Files.write(file, session.picture(dstream));
    } finally {
      dstream.close();
    }
  }

  private static byte[] live(Dstream dstream) throws IOException {
    Random random = new Random(1);
    try (LineServer server = LineServer.start();
        PseudoTerminal terminal =
            PseudoTerminal.run(
                dstream,
                "dstream wordcount --batch 200ms --source socket --stateful --top 16 --port "
                    + server.port())) {
      server.awaitClient();
      terminal.awaitScreen("batches");
      for (int part = 0; part < 60; part++) {
        server.send(lines(random, 500 + random.nextInt(300))).awaitReceived();
        terminal.awaitGone(batches(terminal));
      }
      byte[] picture = SvgScreen.of(terminal).getBytes(UTF_8);
      terminal.press("q").status();
      return picture;
    }
  }

  private static byte[] dashboard(Dstream dstream) throws IOException {
    Random random = new Random(1);
    try (LineServer server = LineServer.start();
        ReservedPort port = new ReservedPort();
        Browser browser = Browser.start()) {
      dstream
          .command("wordcount --batch 500ms --source socket --stateful --sink dashboard")
          .with("--port", server.port(), "--dashboard-port", port.number())
          .with("--alert", "busy: count > 20000", "--alert", "quiet: word = 'kafka' AND count < 9")
          .start();
      server.awaitClient();
      browser.size(1100, 1000);
      browser.open("http://localhost:" + port.number() + "/");
      for (int part = 0; part < 60; part++) {
        int done = browser.run("return state.done").intValue();
        server.send(lines(random, 500 + random.nextInt(300))).awaitReceived();
        Waiting.await("a batch").until(() -> browser.run("return state.done").intValue() > done);
      }
      return browser.screenshot();
    }
  }

  /** Lines of ten words, the first words the most frequent. */
  private static String lines(Random random, int count) {
    StringBuilder lines = new StringBuilder();
    for (int word = 0; word < 10 * count; word++) {
      int rank = (int) Math.abs(random.nextGaussian() * WORDS.size() / 3);
      lines.append(WORDS.get(rank % WORDS.size())).append(word % 10 == 9 ? '\n' : ' ');
    }
    return lines.toString();
  }

  /** How many batches the picture says there were, so that a change of it can be waited for. */
  private static String batches(PseudoTerminal terminal) {
    Matcher matcher = Pattern.compile("batches \\d+ ").matcher(terminal.screen());
    return matcher.find() ? matcher.group() : "no batches yet";
  }

  private static byte[] shell(Dstream dstream) throws IOException {
    try (PseudoTerminal terminal = PseudoTerminal.run(dstream, "dstream shell")) {
      terminal.awaitScreen("dstream>");
      terminal.press("serve-kafka --port 0 --topics words:2 &\r").awaitScreen("[1] started");
      terminal.press("wordcount --source queue --batches 1 --format tsv --top 5\r");
      terminal.awaitSent("\033[?2004h", 3); // prompts
      terminal.press("jobs\r").awaitScreen("[1]  running");
      terminal.press("wordcount --s\t\t").awaitScreen("--stateful");
      return SvgScreen.of(terminal).getBytes(UTF_8);
    }
  }
}
