package io.dstream.shell;

import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.FileErrors;
import io.dstream.spec.TextFile;
import io.dstream.spec.UserDirectory;
import io.dstream.terminal.Terminals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.spi.SystemStream;
import picocli.CommandLine;

/** The shell for a command tree: at a terminal, or with commands from a file or stdin. */
public final class Shell {
  private final Function<Optional<Terminal>, CommandLine> tree;
  private final List<String> chosen;
  private final LiveValues values;
  private final Optional<String> greeting;
  private final PrintWriter err;

  /**
   * @param tree creates a fresh tree for each command, whose commands may draw on the terminal
   * @param chosen the program options to put before each command
   * @param values finds names outside of this program, for completion
   * @param greeting the message before the first prompt
   * @param err receives the shell's own messages
   */
  public Shell(
      Function<Optional<Terminal>, CommandLine> tree,
      List<String> chosen,
      LiveValues values,
      Optional<String> greeting,
      PrintWriter err) {
    this.tree = tree;
    this.chosen = List.copyOf(chosen);
    this.values = values;
    this.greeting = greeting;
    this.err = err;
  }

  /**
   * Runs the commands on stdin until it ends. At a terminal it has a prompt, completion and
   * history; otherwise it runs line by line up to the first command that fails. Returns the exit
   * status.
   */
  public int run() throws IOException {
    if (Terminals.are(SystemStream.Input)) {
      try (Terminal terminal = Terminals.open(true)) {
        Optional<Terminal> host = Optional.of(terminal);
        Supplier<CommandLine> fresh = () -> tree.apply(host);
        if (greeting.isPresent()) {
          terminal.writer().println(greeting.get());
        }
        return new InteractiveShell(fresh, chosen, values, terminal, history()).run();
      }
    }
    return script(TextFile.reader(System.in)).run();
  }

  /**
   * Runs the commands of a file up to the first that fails. Returns that one's exit status, or 0.
   *
   * @throws DstreamException when the file cannot be read
   */
  public int execute(Path file) throws IOException {
    FileErrors.requireFile("--execute", file);
    try (Reader commands = TextFile.open(file)) {
      ScriptShell script = script(commands);
      int status = script.run();
      if (status != ExitStatus.DONE) {
        err.println("dstream: " + file + " ended at line " + script.line());
        err.flush();
      }
      return status;
    } catch (IOException e) {
      throw FileErrors.unreadableFile("--execute", file, e);
    }
  }

  private ScriptShell script(Reader commands) {
    return new ScriptShell(
        new CommandRunner(
            () -> tree.apply(Optional.empty()), chosen, Jobs.ofScript(), PromptCommands.NONE),
        commands);
  }

  private Optional<Path> history() {
    Path file = HistoryFile.of(System.getenv(), UserDirectory.home(System.getenv()));
    try {
      HistoryFile.create(file);
      return Optional.of(file);
    } catch (IOException e) {
      err.println("dstream: no history is kept, for " + file + " cannot be made: " + e);
      err.flush();
      return Optional.empty();
    }
  }
}
