package io.dstream.shell;

import io.dstream.control.ForcedStop;
import io.dstream.spec.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/**
 * Reads commands from a terminal, with completion and history. Ctrl-C clears the line or stops the
 * running command, never the shell; Ctrl-D leaves.
 */
final class InteractiveShell {
  private static final String PROMPT = "dstream> ";

  /** SIGTERM's number: a command that it stopped hands it on to the shell. */
  private static final int SIGTERM = 15;

  private final CommandRunner runner;
  private final Terminal terminal;
  private final LineReader reader;

  /**
   * @param history where the history is kept; nowhere when empty
   */
  InteractiveShell(CommandRunner runner, Terminal terminal, Optional<Path> history) {
    this.runner = runner;
    this.terminal = terminal;
    this.reader =
        LineReaderBuilder.builder()
            .appName("dstream")
            .terminal(terminal)
            .parser(new ShellParser())
            .completer(new ShellCompleter(runner.syntax()))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "> ")
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    history.ifPresent(file -> reader.setVariable(LineReader.HISTORY_FILE, file));
  }

  /** Returns 0, or 143 when SIGTERM ended a command and with it the shell. */
  int run() {
    terminal.handle(Signal.INT, SignalHandler.SIG_IGN);
    int status = ExitStatus.DONE;
    while (!runner.left() && status != ExitStatus.ofSignal(SIGTERM)) {
      try {
        reader.readLine(PROMPT);
        status = run(reader.getParsedLine().words());
      } catch (UserInterruptException e) {
        status = ExitStatus.DONE; // Ctrl-C has cleared the line
      } catch (EndOfFileException e) {
        return ExitStatus.DONE; // Ctrl-D
      }
    }
    return status == ExitStatus.ofSignal(SIGTERM) ? status : ExitStatus.DONE;
  }

  /**
   * Runs a command so that Ctrl-C reaches it alone. Most commands take the signal over themselves
   * and give it back; where they do not, or do not end, they are interrupted.
   */
  private int run(List<String> words) {
    Runnable interrupt = Thread.currentThread()::interrupt;
    SignalHandler before = terminal.handle(Signal.INT, signal -> interrupt.run());
    try {
      return ForcedStop.replacedBy(interrupt, () -> runner.run(words));
    } finally {
      terminal.handle(Signal.INT, before);
      Thread.interrupted(); // what came too late for the command is not for the next line
    }
  }
}
