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
 * Runs commands in the shell: those of the program's tree, with {@code exit} and those about jobs
 * and the prompt beside them, and without the shell itself.
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
   * @param tree makes a fresh tree, so that no command finds the options of the one before
   * @param chosen the program's options that go before each command
   * @param promptCommands what there is where a prompt is
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
   * Runs one command, its name first; no words do nothing. With {@code &} at its end it becomes a
   * job. Returns its exit status.
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

  /** Stdin is the shell's. A class and no lambda, for the class-data archive. */
  private record WithoutStdin(IExecutionStrategy execution) implements IExecutionStrategy {
    @Override
    public int execute(ParseResult parsed) {
      requireStdin(parsed, StdinUser::keepsStdin, "belongs to the shell");
      return execution.execute(parsed);
    }
  }

  /** Refuses a command that reads what it cannot have. */
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
      // What is wrong is known at once.
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

  /** A line that begins with options of the program chooses for itself. */
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

  /** The first word that is no option of the program's; empty where there is none. */
  private static String name(List<String> command) {
    int word = 0;
    while (word < command.size() && command.get(word).startsWith("--")) {
      word += Set.of("--config", "--profile").contains(command.get(word)) ? 2 : 1;
    }
    return word < command.size() ? command.get(word) : "";
  }

  /** Says something of a job, on stderr. */
  void tell(String line) {
    PrintWriter err = tree.get().getErr();
    err.println(line);
    err.flush();
  }

  /** Prints a refusal as the tree prints its own; returns the exit status. */
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

  /** Asks to leave the shell. */
  void leave() {
    left = true;
  }

  /** Takes the wish to leave back. */
  void stay() {
    left = false;
  }

  /** Whether somebody asked to leave the shell. */
  boolean left() {
    return left;
  }

  Jobs jobs() {
    return jobs;
  }

  /** Lets the job that {@code front} shows go on in the background. */
  void sendBack(Thread front) {
    jobCommands.sendBack(front);
  }

  /** What there is to complete. */
  CommandSyntax syntax() {
    return SyntaxReader.read(shellTree().getCommandSpec());
  }

  /**
   * The command that words lead to, with its options set, those of the user's settings too. What is
   * wrong or missing in a line that is still being typed is passed over.
   *
   * @throws ParameterException when the settings cannot be read
   */
  CommandSpec read(List<String> words) {
    CommandLine root =
        shellTree()
            .setUnmatchedArgumentsAllowed(true)
            .setErr(new PrintWriter(Writer.nullWriter())); // remarks would run into the line
    String[] line = whole(words).toArray(String[]::new);
    List<ParseResult> commands = UnfinishedLine.read(root, () -> root.parseArgs(line));
    return commands.get(commands.size() - 1).commandSpec();
  }

  /** A line copied from a terminal begins with the program's name; it may. */
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

  /** What was set on the tree reaches only the commands that it had then. */
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

  /** A shell in the shell would fight with it for the terminal. */
  @Command(name = SHELL, hidden = true)
  private static final class Shell implements Runnable {
    @Override
    public void run() {
      throw DstreamException.usage("this is the shell already", "leave it with exit");
    }
  }
}
