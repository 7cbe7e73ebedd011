package io.dstream.shell;

import io.dstream.completion.CommandSyntax;
import io.dstream.completion.SyntaxReader;
import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

/**
 * Runs commands in the shell: those of the program's tree, with {@code help} and {@code exit}
 * beside them, and without the shell itself.
 */
final class CommandRunner {
  private final Supplier<CommandLine> tree;
  private boolean left;

  /**
   * @param tree makes a fresh tree, so that no command finds the options of the one before
   */
  CommandRunner(Supplier<CommandLine> tree) {
    this.tree = tree;
  }

  /** Runs one command, its name first; no words do nothing. Returns its exit status. */
  int run(List<String> words) {
    List<String> command = withoutProgram(words);
    return command.isEmpty()
        ? ExitStatus.DONE
        : shellTree().execute(command.toArray(String[]::new));
  }

  /** Prints a refusal as the tree prints its own; returns the exit status. */
  int refuse(DstreamException refusal) {
    CommandLine root = tree.get();
    ParameterException wrong = new ParameterException(root, refusal.getMessage(), refusal);
    try {
      return root.getParameterExceptionHandler().handleParseException(wrong, new String[0]);
    } catch (Exception e) {
      throw refusal;
    }
  }

  /** Whether a command asked to leave the shell. */
  boolean left() {
    return left;
  }

  /** What there is to complete. */
  CommandSyntax syntax() {
    return SyntaxReader.read(shellTree().getCommandSpec());
  }

  /** A line copied from a terminal begins with the program's name; it may. */
  static List<String> withoutProgram(List<String> words) {
    boolean program = !words.isEmpty() && words.get(0).equals("dstream");
    return program ? words.subList(1, words.size()) : words;
  }

  private CommandLine shellTree() {
    CommandLine root = tree.get();
    root.getCommandSpec().removeSubcommand("shell");
    add(root, new Shell());
    add(root, new Exit());
    add(root, new HelpCommand());
    return root;
  }

  /** What was set on the tree reaches only the commands that it had then. */
  private static void add(CommandLine root, Object command) {
    root.addSubcommand(
        new CommandLine(command)
            .setOut(root.getOut())
            .setErr(root.getErr())
            .setExecutionExceptionHandler(root.getExecutionExceptionHandler())
            .setParameterExceptionHandler(root.getParameterExceptionHandler()));
  }

  @Command(
      name = "exit",
      aliases = "quit",
      description = "Leaves the shell, as Ctrl-D does.",
      mixinStandardHelpOptions = true)
  private final class Exit implements Runnable {
    @Override
    public void run() {
      left = true;
    }
  }

  /** A shell in the shell would fight with it for the terminal. */
  @Command(name = "shell", hidden = true)
  private static final class Shell implements Runnable {
    @Override
    public void run() {
      throw DstreamException.usage("this is the shell already", "leave it with exit");
    }
  }
}
