package io.dstream.shell;

import io.dstream.completion.CommandSyntax;
import io.dstream.completion.SyntaxReader;
import io.dstream.completion.UnfinishedLine;
import io.dstream.control.StdinUser;
import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Runs commands in the shell: those of the program's tree without the shell itself, plus {@code
 * exit} and the commands for jobs and the prompt.
 */
final class CommandRunner {
  private static final String SHELL = "shell";

  private final Supplier<CommandLine> tree;
  private final List<String> chosen;
  private final Jobs jobs;
  private final JobCommands jobCommands;
  private final PromptCommands promptCommands;
  private boolean left;

  /**
   * @param tree creates a fresh tree, so that no command sees the options of the previous one
   * @param chosen the program options to put before each command
   * @param promptCommands the commands for the prompt
   */
  CommandRunner(
      Supplier<CommandLine> tree, List<String> chosen, Jobs jobs, PromptCommands promptCommands) {
    this.tree = tree;
    this.chosen = List.copyOf(chosen);
    this.jobs = jobs;
    this.jobCommands = new JobCommands(jobs);
    this.promptCommands = promptCommands;
  }

  /**
   * Runs one command, whose name is the first word; an empty line does nothing. A command that ends
   * with {@code &} becomes a job. Returns the exit status.
   */
  int run(WordLine line) {
    List<String> command = withoutProgram(line.words());
    if (line.background()) {
      return start(command);
    }
    if (command.isEmpty()) {
      return ExitStatus.DONE;
    }
    CommandLine root = shellTree();
    root.setExecutionStrategy(new WithoutStdin(root.getExecutionStrategy()));
    return root.execute(whole(command).toArray(String[]::new));
  }

  /** Protects the shell's stdin. A class instead of a lambda, for the class-data archive. */
  private record WithoutStdin(IExecutionStrategy execution) implements IExecutionStrategy {
    @Override
    public int execute(ParseResult parsed) {
      requireStdin(parsed, StdinUser::keepsStdin, "belongs to the shell");
      return execution.execute(parsed);
    }
  }

  /** Refuses a command that reads stdin where that is unavailable. */
  private static void requireStdin(
      ParseResult parsed, Predicate<StdinUser> reads, String unavailable) {
    CommandLine command = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
    if (command.getCommand() instanceof StdinUser user && reads.test(user)) {
      DstreamException refusal =
          DstreamException.usage(
              command.getCommandName() + " would read stdin, which " + unavailable,
              "run it outside of the shell");
      throw new ParameterException(command, refusal.getMessage(), refusal);
    }
  }

  private int start(List<String> command) {
    try {
      requireProgram(command);
      // Report usage errors at once.
      ParseResult parsed = tree.get().parseArgs(whole(command).toArray(String[]::new));
      requireStdin(parsed, StdinUser::readsStdin, "no job has");
      Job job = jobs.start(command, whole(command));
      tell("[" + job.number() + "] started: " + String.join(" ", command));
      return ExitStatus.DONE;
    } catch (DstreamException refusal) {
      return refuse(refusal);
    } catch (ParameterException wrong) {
      return refuse(wrong);
    }
  }

  /** Prepends the chosen program options unless the line begins with options of its own. */
  private List<String> whole(List<String> command) {
    boolean chooses = !command.isEmpty() && command.get(0).startsWith("--");
    return chooses ? command : Stream.concat(chosen.stream(), command.stream()).toList();
  }

  private void requireProgram(List<String> command) {
    String name = name(command);
    if (name.equals(SHELL) || !tree.get().getSubcommands().containsKey(name)) {
      throw DstreamException.usage(
          "'" + name + "' cannot run in the background",
          "put & behind a command of the program, such as wordcount &");
    }
  }

  /** Returns the first word that is not a program option, or empty text. */
  private static String name(List<String> command) {
    int word = 0;
    while (word < command.size() && command.get(word).startsWith("--")) {
      word += Set.of("--config", "--profile").contains(command.get(word)) ? 2 : 1;
    }
    return word < command.size() ? command.get(word) : "";
  }

  /** Prints a message about a job on stderr. */
  void tell(String line) {
    PrintWriter err = tree.get().getErr();
    err.println(line);
    err.flush();
  }

  /** Prints a refusal like an error of the tree; returns the exit status. */
  int refuse(DstreamException refusal) {
    return refuse(new ParameterException(tree.get(), refusal.getMessage(), refusal));
  }

  private static int refuse(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    try {
      return command.getParameterExceptionHandler().handleParseException(wrong, new String[0]);
    } catch (Exception e) {
      throw wrong;
    }
  }

  /** Requests to leave the shell. */
  void leave() {
    left = true;
  }

  /** Withdraws the request to leave. */
  void stay() {
    left = false;
  }

  /** Whether leaving the shell was requested. */
  boolean left() {
    return left;
  }

  Jobs jobs() {
    return jobs;
  }

  /** Moves the job that the thread {@code front} shows to the background. */
  void sendBack(Thread front) {
    jobCommands.sendBack(front);
  }

  /** Returns the syntax to complete. */
  CommandSyntax syntax() {
    return SyntaxReader.read(shellTree().getCommandSpec());
  }

  /**
   * Returns the command that the words lead to, with its options set, including those from the
   * user's settings. It ignores what is wrong or missing in a line that is still being typed.
   *
   * @throws ParameterException when the settings cannot be read
   */
  CommandSpec read(List<String> words) {
    CommandLine root =
        shellTree()
            .setUnmatchedArgumentsAllowed(true)
            .setErr(new PrintWriter(Writer.nullWriter())); // messages would disturb the line
    String[] line = whole(words).toArray(String[]::new);
    List<ParseResult> commands = UnfinishedLine.read(root, () -> root.parseArgs(line));
    return commands.get(commands.size() - 1).commandSpec();
  }

  /** Drops the program's name, with which a line copied from a terminal may begin. */
  static List<String> withoutProgram(List<String> words) {
    boolean program = !words.isEmpty() && words.get(0).equals("dstream");
    return program ? words.subList(1, words.size()) : words;
  }

  private CommandLine shellTree() {
    CommandLine root = tree.get();
    root.getCommandSpec().removeSubcommand(SHELL);
    add(root, new Shell());
    add(root, new Exit());
    jobCommands.all().forEach(command -> add(root, command));
    promptCommands.all().forEach(command -> add(root, command));
    return root;
  }

  /** Copies the tree's settings, which were applied only to the commands it had then. */
  private static void add(CommandLine root, Object command) {
    root.addSubcommand(
        new CommandLine(command)
            .setOut(root.getOut())
            .setErr(root.getErr())
            .setColorScheme(root.getColorScheme())
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
      leave();
    }
  }

  /** Refuses a shell within the shell: both would compete for the terminal. */
  @Command(name = SHELL, hidden = true)
  private static final class Shell implements Runnable {
    @Override
    public void run() {
      throw DstreamException.usage("this is the shell already", "leave it with exit");
    }
  }
}
