package io.dstream.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import picocli.CommandLine;

/** The interactive shell over a command tree. */
public final class Shell {
  private final CommandRunner runner;
  private final PrintWriter err;

  /**
   * @param tree makes a fresh tree for each command
   * @param err where the shell's own remarks go
   */
  public Shell(Supplier<CommandLine> tree, PrintWriter err) {
    this.runner = new CommandRunner(tree);
    this.err = err;
  }

  /**
   * Runs what stdin says until it ends: with a prompt, completion and history where it is a
   * terminal, else line by line up to the first command that fails. Returns the exit status.
   */
  public int run() throws IOException {
    if (isTerminal()) {
      try (Terminal terminal = TerminalBuilder.builder().name("dstream").system(true).build()) {
        return new InteractiveShell(runner, terminal, history()).run();
      }
    }
    Reader stdin = new InputStreamReader(System.in, Charset.defaultCharset());
    return new ScriptShell(runner, stdin).run();
  }

  /** Whether stdin is one; {@link System#console} would ask the same of stdout. */
  private static boolean isTerminal() {
    return TerminalBuilder.builder().getProviders(null, new IllegalStateException()).stream()
        .anyMatch(provider -> provider.isSystemStream(SystemStream.Input));
  }

  private Optional<Path> history() {
    Path file = HistoryFile.of(System.getenv(), Path.of(System.getProperty("user.home")));
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
