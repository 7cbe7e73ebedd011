package io.dstream.cli;

import io.dstream.cli.option.CommandSettings;
import io.dstream.cli.option.KeysReader;
import io.dstream.completion.UnfinishedLine;
import io.dstream.config.CommandKeys;
import io.dstream.config.Configuration;
import io.dstream.config.Setting;
import io.dstream.config.UserEnvironment;
import io.dstream.control.Notices;
import io.dstream.spec.DstreamException;
import io.dstream.spec.NotText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Stack;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The root of the command tree. It inserts the settings of the configuration file and the
 * environment before the words of a command, as if they had been typed there. It does not use
 * picocli's {@code IDefaultValueProvider}, which has a single value per option, turns off a flag
 * that is both set and typed, replaces <code>${…}</code> in values, and shows the values in the
 * help.
 */
final class ConfiguredLine extends CommandLine {
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z0-9-]*");

  private final DstreamCommand root;
  private final Optional<UserEnvironment> user;
  private List<Setting> settings = List.of();

  /** The configuration of the last command line, read once because the file may be a pipe. */
  private Optional<Configuration> read = Optional.empty();

  /**
   * @param user the source of settings; without it only the command line counts
   */
  ConfiguredLine(DstreamCommand root, Optional<UserEnvironment> user) {
    super(root);
    this.root = root;
    this.user = user;
    setExpandAtFiles(false); // ArgumentFiles does that
  }

  @Override
  public ParseResult parseArgs(String... typed) {
    settings = List.of();
    read = Optional.empty();
    Stream.of(typed).forEach(this::requireText);
    String[] words = expanded(typed);
    boolean set = user.map(UserEnvironment::saysAnything).orElse(false);
    boolean chosen = user.isPresent() && Stream.of(words).anyMatch(ConfiguredLine::mayChoose);
    return set || chosen ? parsedWithSettings(words) : super.parseArgs(words);
  }

  private String[] expanded(String... typed) {
    try {
      return ArgumentFiles.expand(typed);
    } catch (DstreamException e) {
      throw new ParameterException(this, e.getMessage(), e);
    }
  }

  /** Rejects an argument that contains the replacement character for undecodable bytes. */
  private void requireText(String word) {
    if (NotText.in(word)) {
      DstreamException failure = NotText.failure("the argument '" + word + "'");
      throw new ParameterException(this, failure.getMessage(), failure);
    }
  }

  private ParseResult parsedWithSettings(String... words) {
    List<ParseResult> typed = UnfinishedLine.read(this, () -> super.parseArgs(words));
    if (typed.stream().anyMatch(at -> at.isUsageHelpRequested() || at.isVersionHelpRequested())) {
      return super.parseArgs(words);
    }
    ParseResult last = typed.get(typed.size() - 1);
    settings = settings(last);
    CommandSpec command = last.commandSpec();
    IParameterPreprocessor usual = command.preprocessor();
    command.preprocessor(new SettingsFirst(settings));
    try {
      return super.parseArgs(words);
    } finally {
      command.preprocessor(usual);
    }
  }

  /** Returns whether a word may choose a configuration file or a profile. */
  private static boolean mayChoose(String word) {
    return word.startsWith("--config") || word.startsWith("--profile") || word.startsWith("@");
  }

  private List<Setting> settings(ParseResult typed) {
    CommandSpec command = typed.commandSpec();
    CommandLine line = command.commandLine();
    try {
      CommandKeys program = program();
      List<CommandKeys> path = KeysReader.path(program, command);
      if (path.isEmpty() || path.get(path.size() - 1).options().isEmpty()) {
        return List.of(); // such as the shell's own commands, and completion
      }
      Configuration configuration = configuration(program);
      Configuration.Given given = CommandSettings.given(typed);
      List<Setting> all = configuration.settings(path, given, CommandSettings.RIVALS);
      boolean quiet =
          given.inForce().contains("quiet")
              || all.stream()
                  .anyMatch(each -> each.option().name().equals("quiet") && !each.isOff());
      Notices notices = Notices.to(line.getErr(), quiet, false);
      configuration.remarks(program).forEach(notices::say);
      return CommandSettings.applicable(all, typed);
    } catch (DstreamException e) {
      throw new ParameterException(line, e.getMessage(), e);
    }
  }

  /** Returns the keys of the whole program; the current tree may contain only command names. */
  static CommandKeys program() {
    return KeysReader.read(CommandTree.create().getCommandSpec());
  }

  /**
   * Reads the configuration that the last command line chose.
   *
   * @throws DstreamException wrong usage, when the file cannot be read or the profile does not
   *     exist
   */
  Configuration configuration(CommandKeys program) {
    if (read.isEmpty()) {
      read =
          Optional.of(
              Configuration.read(
                  root.config().choice(), user.orElseGet(() -> UserEnvironment.NONE), program));
    }
    return read.get();
  }

  /** Reads the configuration with the keys of the whole program. */
  Configuration configuration() {
    return configuration(program());
  }

  /** Returns the options that chose file and profile, for use on another command line. */
  List<String> chosen() {
    return root.config().arguments();
  }

  /** Returns the root of a command's tree, which is always a {@code ConfiguredLine}. */
  static ConfiguredLine of(CommandSpec command) {
    return (ConfiguredLine) command.root().commandLine();
  }

  /** Returns the options of a command that are set by file or environment and were not typed. */
  static Set<String> preferred(CommandLine command) {
    return command.getCommandSpec().root().commandLine() instanceof ConfiguredLine line
        ? line.settings.stream()
            .map(setting -> setting.option().option())
            .collect(Collectors.toSet())
        : Set.of();
  }

  /**
   * Returns where the options named in a message are set: {@code " (--top from FILE)"}. Empty when
   * all of them were typed.
   */
  static String originsIn(String message, CommandLine command) {
    if (!(command.getCommandSpec().root().commandLine() instanceof ConfiguredLine line)) {
      return "";
    }
    Set<String> named =
        OPTION.matcher(message).results().map(MatchResult::group).collect(Collectors.toSet());
    String origins =
        line.settings.stream()
            .filter(setting -> named.contains(setting.option().option()))
            .map(setting -> setting.option().option() + " from " + setting.origin())
            .distinct()
            .collect(Collectors.joining(", "));
    return origins.isEmpty() ? "" : " (" + origins + ")";
  }

  /** Inserts settings before the words of a command. */
  private record SettingsFirst(List<Setting> settings) implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> words, CommandSpec command, ArgSpec none, Map<String, Object> parser) {
      List<String> first = new ArrayList<>(settings.stream().flatMap(Setting::words).toList());
      Collections.reverse(first); // the next word is on top of the stack
      words.addAll(first);
      return false;
    }
  }
}
