package io.dstream.cli;

import io.dstream.shell.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dstream shell}: runs the same commands at a prompt. */
@Command(
    name = "shell",
    description = "Runs commands at a prompt, with completion and history.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Ctrl-C clears the line or stops the running command; Ctrl-D, exit or quit leaves.",
      "History is kept in $XDG_STATE_HOME/dstream/history (~/.local/state/dstream/history).",
      "",
      "With & at its end a command runs in the background, as a job: see jobs, fg and",
      "stop. What it prints waits for fg; in a script it is printed as it comes.",
      "",
      "Lines that are pasted run one after the other, as if typed; Ctrl-C stops the one",
      "that runs and drops the rest. history lists the commands, clear clears the screen.",
      "",
      "With --execute, or where stdin is no terminal, commands are read line by line; the",
      "first that fails, a job too, ends the shell with its exit status. Jobs that run at",
      "the end are stopped, with all that they received counted:",
      "  dstream shell --execute commands.txt",
      "  dstream shell < commands.txt"
    })
final class ShellCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--execute",
      paramLabel = "FILE",
      description = "Run the commands of FILE, without a prompt.")
  private Optional<Path> file;

  @Option(
      names = {"-q", "--quiet"},
      description = "Leave out the line that a prompt begins with.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    List<String> settings = ConfiguredLine.of(spec).chosen();
    Shell shell =
        new Shell(
            CommandTree::create,
            settings,
            new OutsideNames(),
            quiet ? Optional.empty() : Optional.of(greeting()),
            spec.commandLine().getErr());
    return file.isPresent() ? shell.execute(file.get()) : shell.run();
  }

  private static String greeting() throws IOException {
    return new VersionProvider().getVersion()[0]
        + " shell: Tab completes, help lists the commands, Ctrl-D leaves";
  }
}
