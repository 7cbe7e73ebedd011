package io.dstream.terminal;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** The terminal that this process runs on. */
public final class Terminals {
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

  /** Whether a line on stderr can be drawn anew, whatever the other streams are. */
  public static boolean redrawsErrors() {
    String type = System.getenv().getOrDefault("TERM", Terminal.TYPE_DUMB);
    return !type.startsWith(Terminal.TYPE_DUMB) && are(SystemStream.Error);
  }

  /**
   * Opens it; to be closed.
   *
   * @param signals whether it takes the signals of its keys over from Java
   */
  public static Terminal open(boolean signals) throws IOException {
    return TerminalBuilder.builder().name("dstream").system(true).nativeSignals(signals).build();
  }

  /** Whether it can place its cursor: there is no live view on a dumb one. */
  public static boolean canDraw(Terminal terminal) {
    return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }
}
