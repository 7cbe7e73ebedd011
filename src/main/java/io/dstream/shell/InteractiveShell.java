package io.dstream.shell;

import io.dstream.control.ForcedStop;
import io.dstream.spec.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.InfoCmp.Capability;
import picocli.CommandLine;

/**
 * Reads commands from a terminal, with completion and history. Ctrl-C clears the line, or stops the
 * running command and drops the text pasted after it; it never ends the shell. Ctrl-D leaves.
 */
final class InteractiveShell {
  private static final String PROMPT = "dstream> ";

  /** The number of SIGTERM. When it stops a command, the shell ends too. */
  private static final int SIGTERM = 15;

  private static final int SIGINT = 2;

  private final CommandRunner runner;
  private final Terminal terminal;
  private final LiveCandidates live;
  private final PastingReader reader;
  private final PrivateHistory history = new PrivateHistory();
  private boolean warned;

  /**
   * @param tree creates a fresh tree for each command
   * @param chosen the program options to put before each command
   * @param values finds names outside of this program, for completion
   * @param file where to keep the history; empty to keep none
   */
  InteractiveShell(
      Supplier<CommandLine> tree,
      List<String> chosen,
      LiveValues values,
      Terminal terminal,
      Optional<Path> file)
      throws IOException {
    this.runner =
        new CommandRunner(
            tree,
            chosen,
            Jobs.ofPrompt(this::tell),
            new PromptCommands(this::remembered, this::clear));
    this.live = new LiveCandidates(runner, values);
    this.terminal = terminal;
    this.reader = new PastingReader(terminal, new ShellParser());
    reader.setCompleter(new ShellCompleter(runner.syntax(), live::of, values::pipelineWords));
    reader.setHistory(history);
    reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, "> ");
    reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    file.ifPresent(kept -> reader.setVariable(LineReader.HISTORY_FILE, kept));
    history.attach(reader);
  }

  /** Prints a message without disturbing the line that is being typed. */
  private void tell(String line) {
    reader.printAbove(line);
  }

  private List<String> remembered() {
    return history.lines();
  }

  private void clear() {
    terminal.puts(Capability.clear_screen);
    terminal.flush();
  }

  /** Returns 0, or 143 when SIGTERM ended a command and with it the shell. */
  int run() {
    terminal.handle(Signal.INT, SignalHandler.SIG_IGN);
    int status = ExitStatus.DONE;
    while (!leaves() && status != ExitStatus.ofSignal(SIGTERM)) {
      try {
        reader.readCommand(PROMPT);
        WordLine line = (WordLine) reader.getParsedLine();
        status = interruptible(() -> runner.run(line));
        live.forget();
        if (status == ExitStatus.ofSignal(SIGINT)) {
          reader.dropPasted();
        }
      } catch (UserInterruptException e) {
        reader.dropPasted();
        status = ExitStatus.DONE; // Ctrl-C has cleared the line
      } catch (EndOfFileException e) {
        runner.leave(); // Ctrl-D
      }
    }
    interruptible(this::stopJobs);
    return status == ExitStatus.ofSignal(SIGTERM) ? status : ExitStatus.DONE;
  }

  /** Checks whether to leave now; warns once if that would stop jobs. */
  private boolean leaves() {
    if (!runner.left()) {
      warned = false;
      return false;
    }
    int jobs = runner.jobs().running().size();
    if (jobs > 0 && !warned) {
      warned = true;
      runner.stay();
      tell("dstream: " + (jobs == 1 ? "a job runs" : jobs + " jobs run") + "; leave again to stop");
      return false;
    }
    return true;
  }

  private int stopJobs() {
    runner.jobs().close();
    return ExitStatus.DONE;
  }

  /**
   * Runs a command so that Ctrl-C reaches only it. Most commands handle the signal themselves and
   * restore the handler afterwards; a command that does not, or does not end, is interrupted.
   */
  private int interruptible(Supplier<Integer> command) {
    Thread front = Thread.currentThread();
    Runnable interrupt = front::interrupt;
    SignalHandler beforeInt =
        terminal.handle(
            Signal.INT,
            signal -> {
              reader.dropPasted();
              interrupt.run();
            });
    SignalHandler beforeStop = terminal.handle(Signal.TSTP, signal -> runner.sendBack(front));
    try {
      return ForcedStop.replacedBy(interrupt, command);
    } finally {
      terminal.handle(Signal.INT, beforeInt);
      terminal.handle(Signal.TSTP, beforeStop);
      Thread.interrupted(); // an interrupt that was too late must not affect the next line
    }
  }
}
