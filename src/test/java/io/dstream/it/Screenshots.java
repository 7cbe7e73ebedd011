package io.dstream.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Makes the pictures of the README: runs the shipped program on a pseudo-terminal and writes down
 * what a person would see. Started by {@code docs/screenshots/make}.
 */
public final class Screenshots {
  private Screenshots() {}

  /** Writes the pictures into the directory that the argument names. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    write(directory.resolve("live.svg"), Screenshots::live);
    write(directory.resolve("shell.svg"), Screenshots::shell);
  }

  private interface Session {
    String picture(Dstream dstream) throws IOException;
  }

  private static void write(Path file, Session session) throws IOException {
    Dstream dstream = new Dstream();
    try {
      Files.writeString(file, session.picture(dstream));
    } finally {
      dstream.close();
    }
  }

  private static String live(Dstream dstream) throws IOException {
    byte[] text = new ZipfText(1).bytes(1 << 20);
    try (LineServer server = LineServer.start();
        PseudoTerminal terminal =
            PseudoTerminal.run(
                dstream,
                "dstream wordcount --batch 200ms --source socket --stateful --top 16 --port "
                    + server.port())) {
      server.awaitClient();
      for (int part = 0; part < 60; part++) {
        int end = (int) (text.length * (part + 1L) / 60);
        int start = (int) (text.length * (long) part / 60);
        server.send(Arrays.copyOfRange(text, start, end)).awaitReceived();
        terminal.awaitScreen("batches " + (part + 1));
      }
      String picture = SvgScreen.of(terminal);
      terminal.press("q").status();
      return picture;
    }
  }

  private static String shell(Dstream dstream) throws IOException {
    try (PseudoTerminal terminal = PseudoTerminal.run(dstream, "dstream shell")) {
      terminal.awaitScreen("dstream>");
      terminal.press("serve-kafka --port 0 --topics words:2 &\r").awaitScreen("[1] started");
      terminal.press("wordcount --source queue --batches 1 --format tsv --top 5\r");
      terminal.awaitSent("\t", 10);
      terminal.press("jobs\r").awaitScreen("[1]  running");
      terminal.press("wordcount --s\t\t").awaitScreen("--stateful");
      return SvgScreen.of(terminal);
    }
  }
}
