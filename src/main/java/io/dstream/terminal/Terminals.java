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

/** Accesses the terminal that this process runs on. */
public final class Terminals {
  /** JLine's logger, referenced here because an unreferenced logger is collected with its level. */
  private static final Logger JLINE = Logger.getLogger("org.jline");

  private Terminals() {}

  /**
   * Returns whether all of {@code streams} are terminals. {@link System#console} checks this only
   * for stdin and stdout together.
   */
  public static boolean are(SystemStream... streams) {
    List<TerminalProvider> providers =
        TerminalBuilder.builder().getProviders(null, new IllegalStateException());
    return Stream.of(streams)
        .allMatch(stream -> providers.stream().anyMatch(p -> p.isSystemStream(stream)));
  }

  /** Returns whether stdin may provide input: it is neither a terminal nor {@code /dev/null}. */
  public static boolean pipesInput() {
    try {
      return !are(SystemStream.Input)
          && !Files.isSameFile(Path.of("/dev/stdin"), Path.of("/dev/null"));
    } catch (IOException e) {
      return false; // it is closed
    }
  }

  /** Returns whether a line on stderr can be redrawn, regardless of the other streams. */
  public static boolean redrawsErrors() {
    return placesCursor() && are(SystemStream.Error) && ProcessGroup.inForeground();
  }

  /**
   * Returns whether the terminal understands escape sequences: {@code TERM} is set and is not
   * {@code dumb}.
   */
  public static boolean placesCursor() {
    return placesCursor(type());
  }

  /** Returns the same for a terminal of that type. */
  static boolean placesCursor(String type) {
    return !type.startsWith(Terminal.TYPE_DUMB);
  }

  /** Returns the value of {@code TERM}, or the dumb terminal type if it is not set. */
  private static String type() {
    String type = System.getenv().getOrDefault("TERM", "");
    return type.isEmpty() ? Terminal.TYPE_DUMB : type;
  }

  /**
   * Opens the terminal; the caller closes it.
   *
   * @param signals whether it handles the signals of its keys instead of Java
   */
  public static Terminal open(boolean signals) throws IOException {
    JLINE.setLevel(Level.OFF); // an unknown type would log a stack trace
    return TerminalBuilder.builder()
        .name("dstream")
        .system(true)
        .type(type())
        .nativeSignals(signals)
        .build();
  }
}
