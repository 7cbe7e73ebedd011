package io.dstream.cli;

import io.dstream.cli.option.CommandSettings;
import io.dstream.cli.option.KeysReader;
import io.dstream.cli.option.OwnTableOnly;
import io.dstream.cli.option.SettingRows;
import io.dstream.config.CommandKeys;
import io.dstream.config.Configuration;
import io.dstream.config.Configuration.Given;
import io.dstream.control.Notices;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dstream config show}: what each option is when it is not typed. */
@Command(
    name = "show",
    description = "Prints what is set for each command; secrets are masked.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "Of one command, with its defaults:",
      "  dstream config show --origin wordcount --profile prod"
    })
final class ConfigShowCommand implements Runnable, OwnTableOnly {
  private static final Given NOTHING = new Given(Set.of(), Set.of());

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "Of this command alone.")
  private List<String> words = List.of();

  @Option(names = "--origin", description = "Say where each value comes from.")
  private boolean origin;

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    CommandSpec tree = CommandTree.create().getCommandSpec();
    CommandKeys program = KeysReader.read(tree);
    Configuration configuration = ConfiguredLine.of(spec).configuration(program);
    List<CommandSpec> shown =
        commands(named(tree)).filter(command -> !command.usageMessage().hidden()).toList();
    SettingRows rows = new SettingRows(shown.size() > 1, origin);
    for (CommandSpec command : shown) {
      List<CommandKeys> way = KeysReader.way(program, command);
      rows.add(command, configuration.settings(way, NOTHING, CommandSettings.RIVALS));
    }
    PrintWriter out = line.getOut();
    rows.lines().forEach(out::println);
    out.flush();
    if (rows.lines().isEmpty()) {
      Notices.to(line.getErr(), false, false).say("nothing is set" + configuration.place());
    }
  }

  private CommandSpec named(CommandSpec program) {
    CommandSpec command = program;
    for (String word : words) {
      CommandLine next = command.subcommands().get(word);
      if (next == null) {
        List<String> known = new ArrayList<>(command.subcommands().keySet());
        throw DstreamException.usage(
            "there is no command '" + String.join(" ", words) + "'",
            Nearest.hint(word, known, "see dstream --help"));
      }
      command = next.getCommandSpec();
    }
    return command;
  }

  /** A command and all below it. */
  private static Stream<CommandSpec> commands(CommandSpec command) {
    return Stream.concat(
        Stream.of(command),
        command.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .distinct() // an alias has an entry of its own
            .flatMap(ConfigShowCommand::commands));
  }
}
