package io.dstream.cli;

import io.dstream.cli.option.DurationConverter;
import io.dstream.cli.option.InputFileConverter;
import io.dstream.cli.option.WholeNumbers;
import io.dstream.cli.option.ZoneConverter;
import io.dstream.config.UserEnvironment;
import io.dstream.spec.InputFile;
import io.dstream.terminal.Terminals;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** Builds the command tree that the launcher, the shell and the completion scripts share. */
public final class CommandTree {
  private CommandTree() {}

  /** Returns false: without a source, commands of such a tree do not read stdin. */
  private static boolean noStdin() {
    return false;
  }

  /** A subcommand: the class that describes it, and how it is created with all its options. */
  private record Subcommand(Class<?> type, Supplier<?> whole) {
    Command described() {
      return type.getAnnotation(Command.class);
    }

    /** Returns only the name and description, which is all that the help of the root shows. */
    CommandSpec outline() {
      CommandSpec outline = CommandSpec.create().name(described().name());
      outline.usageMessage().description(described().description()).hidden(described().hidden());
      return outline;
    }
  }

  private static List<Subcommand> subcommands(
      OutputStream out, Optional<Terminal> host, BooleanSupplier stdin) {
    // One command per line, in alphabetical order.
    return List.of(
        new Subcommand(BenchCommand.class, BenchCommand::create),
        new Subcommand(BenchTrialCommand.class, BenchTrialCommand::new),
        new Subcommand(ChaosCommand.class, ChaosCommand::create),
        new Subcommand(CompletionCommand.class, CompletionCommand::new),
        new Subcommand(ConfigCommand.class, ConfigCommand::new),
        new Subcommand(ConsumeCommand.class, () -> ConsumeCommand.create(out)),
        new Subcommand(DoctorCommand.class, DoctorCommand::create),
        new Subcommand(DropFilesCommand.class, DropFilesCommand::new),
        new Subcommand(HelpCommand.class, HelpCommand::new),
        new Subcommand(PipeCommand.class, () -> PipeCommand.create(out, host, stdin)),
        new Subcommand(ProduceCommand.class, ProduceCommand::create),
        new Subcommand(ServeKafkaCommand.class, ServeKafkaCommand::new),
        new Subcommand(ServeSocketCommand.class, ServeSocketCommand::new),
        new Subcommand(ShellCommand.class, ShellCommand::new),
        new Subcommand(SqlCommand.class, () -> SqlCommand.create(out, host, stdin)),
        new Subcommand(TailCommand.class, TailCommand::new),
        new Subcommand(TopicsCommand.class, () -> TopicsCommand.create(out)),
        new Subcommand(WatchCommand.class, () -> WatchCommand.create(out, host)),
        new Subcommand(WordcountCommand.class, () -> WordcountCommand.create(out, host)));
  }

  /** Returns the names of the commands in the order of the help. */
  static List<String> names() {
    return subcommands(OutputStream.nullOutputStream(), Optional.empty(), CommandTree::noStdin)
        .stream()
        .map(Subcommand::described)
        .filter(command -> !command.hidden())
        .map(Command::name)
        .toList();
  }

  /**
   * Returns a new tree with converters and error handlers. It ignores settings from file and
   * environment. Commands write their results to stdout.
   */
  public static CommandLine create() {
    return create(stdout());
  }

  /** Returns the same tree with commands that write their results to {@code out}. */
  public static CommandLine create(OutputStream out) {
    return create(out, Optional.empty(), CommandTree::noStdin, Optional.empty(), name -> true);
  }

  /** Returns a new tree that uses a user's settings. */
  static CommandLine create(UserEnvironment user) {
    return create(
        stdout(), Optional.empty(), CommandTree::noStdin, Optional.of(user), name -> true);
  }

  /**
   * Returns a new tree for a shell with its user's settings. Commands may draw on the shell's
   * terminal, if there is one.
   */
  public static CommandLine create(Optional<Terminal> host) {
    return fitted(
        create(
            stdout(),
            host,
            CommandTree::noStdin,
            Optional.of(UserEnvironment.current()),
            name -> true));
  }

  /**
   * Returns a tree for one command line, with the user's settings. Only the commands that the line
   * names get their options: reading the annotations of all commands takes longer than the JVM's
   * start.
   */
  public static CommandLine createFor(String... arguments) {
    List<String> words = List.of(arguments);
    boolean inFiles = words.stream().anyMatch(word -> word.startsWith("@"));
    return fitted(
        create(
            stdout(),
            Optional.empty(),
            Terminals::pipesInput,
            Optional.of(UserEnvironment.current()),
            name -> inFiles || words.contains(name)));
  }

  /** Fits help to the user's terminal. Output generated from other trees is the same everywhere. */
  private static CommandLine fitted(CommandLine root) {
    if (!Terminals.placesCursor()) {
      root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }
    return HelpLayout.fit(root, System.getenv().getOrDefault("COLUMNS", ""));
  }

  private static OutputStream stdout() {
    return new FileOutputStream(FileDescriptor.out);
  }

  private static CommandLine create(
      OutputStream stdout,
      Optional<Terminal> host,
      BooleanSupplier stdin,
      Optional<UserEnvironment> user,
      Predicate<String> whole) {
    ResultStream out = new ResultStream(stdout);
    CommandLine root = new ConfiguredLine(new DstreamCommand(), user);
    for (Subcommand command : subcommands(out, host, stdin)) {
      boolean isWhole = whole.test(command.described().name());
      root.addSubcommand(isWhole ? command.whole().get() : command.outline());
    }
    for (CommandLine command : root.getSubcommands().values()) {
      command.getCommandSpec().versionProvider(new VersionProvider());
      HelpLayout.of(command);
    }
    ErrorHandlers errors = new ErrorHandlers();
    WholeNumbers.register(root);
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF); // no warning about repeated options
    return root.registerConverter(Duration.class, new DurationConverter())
        .registerConverter(ZoneId.class, new ZoneConverter())
        .registerConverter(InputFile.class, new InputFileConverter())
        .setOverwrittenOptionsAllowed(true)
        .setOut(new PrintWriter(out, false, StandardCharsets.UTF_8))
        .setExecutionStrategy(new CheckedExecution(new Logging(), out))
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setAbbreviatedOptionsAllowed(false);
  }
}
