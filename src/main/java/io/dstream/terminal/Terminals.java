package io.dstream.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** The terminal that this process runs on. */
public final class Terminals {
  /** JLine's log, held here because loggers that nobody holds are collected with their level. */
  private static final Logger JLINE = Logger.getLogger("org.jline");

  private Terminals() {}

  /**
   * Whether all of {@code streams} are one; {@link System#console} asks the same of stdin and
   * stdout, together.
   */
  public static boolean are(SystemStream... streams) {
    List<TerminalProvider> providers =
        TerminalBuilder.builder().getProviders(null, new IllegalStateException());
    return Stream.of(streams)
        .allMatch(stream -> providers.stream().anyMatch(p -> p.isSystemStream(stream)));
  }

  /** Whether something may come through stdin: it is no terminal, and not {@code /dev/null}. */
  public static boolean pipesInput() {
    try {
      return !are(SystemStream.Input)
          && !Files.isSameFile(Path.of("/dev/stdin"), Path.of("/dev/null"));
    } catch (IOException e) {
      return false; // it is closed
    }
  }

  /** Whether a line on stderr can be drawn anew, whatever the other streams are. */
  public static boolean redrawsErrors() {
    return placesCursor() && are(SystemStream.Error) && ProcessGroup.inForeground();
  }

  /**
   * Whether the terminal understands escape sequences: {@code TERM} is set, and is not {@code
   * dumb}.
   */
  public static boolean placesCursor() {
    return placesCursor(type());
  }

  /** The same of a terminal of that type. */
  static boolean placesCursor(String type) {
    return !type.startsWith(Terminal.TYPE_DUMB);
  }

  /** What {@code TERM} says; a terminal that says nothing of itself is taken for a dumb one. */
  private static String type() {
    String type = System.getenv().getOrDefault("TERM", "");
    return type.isEmpty() ? Terminal.TYPE_DUMB : type;
  }

  /**
   * Opens it; to be closed.
   *
   * @param signals whether it takes the signals of its keys over from Java
   */
  public static Terminal open(boolean signals) throws IOException {
    JLINE.setLevel(Level.OFF); // a type that the system does not know is a stack trace otherwise
    return TerminalBuilder.builder()
        .name("dstream")
        .system(true)
        .type(type())
        .nativeSignals(signals)
        .build();
  }
}
