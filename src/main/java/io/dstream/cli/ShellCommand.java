package io.dstream.cli;

import io.dstream.shell.Shell;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dstream shell}: the same commands at a prompt. */
@Command(
    name = "shell",
    description = "Runs commands at a prompt, with completion and history.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Ctrl-C clears the line or stops the running command; Ctrl-D, exit or quit leaves.",
      "History is kept in $XDG_STATE_HOME/dstream/history (~/.local/state/dstream/history).",
      "",
      "Where stdin is no terminal, commands are read from it line by line; the first that",
      "fails ends the shell with its exit status:",
      "  dstream shell < commands.txt"
    })
final class ShellCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    return new Shell(CommandTree::create, spec.commandLine().getErr()).run();
  }
}
