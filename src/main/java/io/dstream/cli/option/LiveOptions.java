package io.dstream.cli.option;

import io.dstream.spec.DstreamException;
import io.dstream.terminal.ProcessGroup;
import io.dstream.terminal.Terminals;
import java.util.Optional;
import java.util.Set;
import org.jline.terminal.spi.SystemStream;
import picocli.CommandLine.Option;

/** Whether the console is drawn in place, and how. */
public final class LiveOptions {
  /** When colors are used. */
  enum Color {
    auto,
    always,
    never
  }

  @Option(
      names = "--live",
      negatable = true,
      description =
          "console: draw the result in place, with keys (default at a terminal, without --format,"
              + " -q and -v).")
  private Optional<Boolean> live;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "Colors with --live: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, unless NO_COLOR"
              + " is set).")
  private Color color;

  /**
   * Returns whether results are drawn in place instead of printed.
   *
   * @param preferred the options that were set by a configuration file or the environment and not
   *     typed
   * @throws DstreamException when a typed option cannot be obeyed
   */
  public boolean drawn(LiveOutput output, Set<String> preferred) {
    LiveChoice.Typed typed =
        new LiveChoice.Typed(!preferred.contains("--live"), !preferred.contains("--color"));
    return new LiveChoice(live, color, typed, output, screen()).drawn();
  }

  private static LiveChoice.Screen screen() {
    Optional<String> missing =
        !Terminals.are(SystemStream.Output)
            ? Optional.of("stdout")
            : !Terminals.are(SystemStream.Input) ? Optional.of("stdin") : Optional.empty();
    return new LiveChoice.Screen(
        missing,
        System.getenv().getOrDefault("TERM", ""),
        Terminals.placesCursor(),
        ProcessGroup.inForeground(),
        Terminals.are(SystemStream.Error));
  }

  /** Returns whether colors are used. */
  public boolean colors() {
    boolean unwanted = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    return color == Color.always || (color == Color.auto && !unwanted);
  }
}
