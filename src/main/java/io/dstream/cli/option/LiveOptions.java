package io.dstream.cli.option;

import io.dstream.sink.ConsoleSink;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
import io.dstream.spec.DstreamException;
import io.dstream.spec.PipelineSpec;
import io.dstream.terminal.Terminals;
import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.spi.SystemStream;
import picocli.CommandLine.Option;

/** Whether the console is drawn in place, and how. */
public final class LiveOptions {
  /** When there are colors. */
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
   * The terminal to draw on, to be closed where it is not {@code host}; none where results are to
   * be printed.
   *
   * @param host the terminal of the shell that this command runs in
   * @param byDefault whether to draw when neither {@code --live} nor {@code --no-live} is given
   * @throws DstreamException when {@code --live} is given, and no console is among the sinks or
   *     stdin is the source
   */
  public Optional<Terminal> terminal(
      PipelineSpec<Source, Sink> pipeline, Optional<Terminal> host, boolean byDefault)
      throws IOException {
    boolean console = pipeline.sinks().stream().anyMatch(ConsoleSink.class::isInstance);
    if (!console && live.orElse(false)) {
      throw DstreamException.usage(
          "--live belongs to --sink console, which is not among the sinks",
          "add --sink console or leave --live out");
    }
    boolean keys = !pipeline.source().readsStdin();
    if (!keys && live.orElse(false)) {
      throw DstreamException.usage(
          "--live reads its keys from stdin, which has the lines of --source stdin",
          "leave --live out, or send the lines through a socket or Kafka");
    }
    if (!console || !keys || !live.orElse(byDefault)) {
      return Optional.empty();
    }
    Optional<Terminal> terminal = host.isPresent() ? host : ownTerminal();
    if (terminal.isPresent() && !Terminals.canDraw(terminal.get())) {
      if (host.isEmpty()) {
        terminal.get().close();
      }
      return Optional.empty();
    }
    return terminal;
  }

  private static Optional<Terminal> ownTerminal() throws IOException {
    return Terminals.are(SystemStream.Input, SystemStream.Output)
        ? Optional.of(Terminals.open(false))
        : Optional.empty();
  }

  /** Whether there are colors. */
  public boolean colors() {
    boolean unwanted = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    return color == Color.always || (color == Color.auto && !unwanted);
  }
}
