package io.dstream.shell;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The shell's commands for its prompt. */
final class PromptCommands {
  /** The commands of a script, which has no history and no screen. */
  static final PromptCommands NONE = new PromptCommands(List::of, () -> {});

  private final Supplier<List<String>> history;
  private final Runnable clear;

  /**
   * @param history the lines to list
   * @param clear clears the screen
   */
  PromptCommands(Supplier<List<String>> history, Runnable clear) {
    this.history = history;
    this.clear = clear;
  }

  /** Returns the commands, to be added to a tree. */
  List<Object> all() {
    return List.of(new ListHistory(), new Clear());
  }

  @Command(
      name = "history",
      description = "Lists the commands that were run, without passwords.",
      footer = {"", "A script has no history: there it lists nothing."},
      mixinStandardHelpOptions = true)
  private final class ListHistory implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      PrintWriter out = spec.commandLine().getOut();
      history.get().forEach(out::println);
      out.flush();
    }
  }

  @Command(
      name = "clear",
      description = "Clears the screen.",
      footer = {"", "In a script it does nothing."},
      mixinStandardHelpOptions = true)
  private final class Clear implements Runnable {
    @Override
    public void run() {
      clear.run();
    }
  }
}
