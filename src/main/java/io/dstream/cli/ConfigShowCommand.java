package io.dstream.cli;

import io.dstream.cli.option.CommandSettings;
import io.dstream.cli.option.KeysReader;
import io.dstream.cli.option.OwnTableOnly;
import io.dstream.cli.option.SettingRows;
import io.dstream.completion.UnfinishedLine;
import io.dstream.config.CommandKeys;
import io.dstream.config.Configuration;
import io.dstream.config.Configuration.Given;
import io.dstream.config.Setting;
import io.dstream.control.Notices;
import io.dstream.spec.ExitStatus;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code dstream config show}: prints the value that each option has when it is not typed. */
@Command(
    name = "show",
    description = {
      "Prints what is set for each command; secrets are masked.",
      "It ends with 2 when a value is none that its option takes."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "Of one command, with its defaults:",
      "  dstream config show --origin wordcount --profile prod"
    })
final class ConfigShowCommand implements Callable<Integer>, OwnTableOnly {
  private static final Given NOTHING = new Given(Set.of(), Set.of());

  @Spec private CommandSpec spec;

  @Mixin private NamedCommand named;

  @Option(names = "--origin", description = "Say where each value comes from.")
  private boolean origin;

  @Override
  public Integer call() {
    CommandLine line = spec.commandLine();
    CommandSpec tree = CommandTree.create().getCommandSpec();
    CommandKeys program = KeysReader.read(tree);
    Configuration configuration = ConfiguredLine.of(spec).configuration(program);
    List<CommandSpec> shown =
        commands(named.find(tree)).filter(command -> !command.usageMessage().hidden()).toList();
    SettingRows rows = new SettingRows(shown.size() > 1, origin);
    Set<String> refusals = new LinkedHashSet<>();
    for (CommandSpec command : shown) {
      List<CommandKeys> path = KeysReader.path(program, command);
      List<Setting> settings = configuration.settings(path, NOTHING, CommandSettings.RIVALS);
      rows.add(command, settings);
      settings.stream().flatMap(setting -> refusals(command, setting)).forEach(refusals::add);
    }
    PrintWriter out = line.getOut();
    rows.lines().forEach(out::println);
    out.flush();
    Notices notices = Notices.to(line.getErr(), false, false);
    if (rows.lines().isEmpty()) {
      notices.say("nothing is set" + configuration.place());
    }
    refusals.forEach(notices::say);
    return refusals.isEmpty() ? ExitStatus.DONE : ExitStatus.USAGE;
  }

  /** Returns the error messages of a command for a value that its option does not accept. */
  private static Stream<String> refusals(CommandSpec command, Setting setting) {
    CommandLine root = command.root().commandLine();
    Stream<String> path = Stream.of(command.qualifiedName().split(" ")).skip(1);
    String[] line = Stream.concat(path, setting.words()).toArray(String[]::new);
    List<ParseResult> commands = UnfinishedLine.read(root, () -> root.parseArgs(line));
    return commands.get(commands.size() - 1).errors().stream()
        .filter(ParameterException.class::isInstance)
        .map(ParameterException.class::cast)
        .filter(wrong -> wrong.getArgSpec() != null && wrong.getValue() != null)
        .map(wrong -> wrong.getMessage() + " (" + setting.origin() + ")");
  }

  /** Returns a command and all commands below it. */
  private static Stream<CommandSpec> commands(CommandSpec command) {
    return Stream.concat(
        Stream.of(command),
        command.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .distinct() // an alias has its own entry
            .flatMap(ConfigShowCommand::commands));
  }
}
