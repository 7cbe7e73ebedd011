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
 * The root of the command tree. It puts what file and environment say before the words of a
 * command, as if it had been typed there. It does not use picocli's {@code IDefaultValueProvider}:
 * that one has a single value an option, turns a flag off that is both set and typed, replaces
 * <code>${…}</code> in values, and shows them in the help.
 */
final class ConfiguredLine extends CommandLine {
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z0-9-]*");

  private final DstreamCommand root;
  private final Optional<UserEnvironment> user;
  private List<Setting> settings = List.of();

  /** What the last command line read; a file may be a pipe, and is read once. */
  private Optional<Configuration> read = Optional.empty();

  /**
   * @param user whose settings count; without one only the command line does
   */
  ConfiguredLine(DstreamCommand root, Optional<UserEnvironment> user) {
    super(root);
    this.root = root;
    this.user = user;
    setExpandAtFiles(false); // that is done here
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

  /**
   * In place of bytes that are no text Java has a character that means nothing to a file system.
   */
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

  /** Whether a word may choose a file or a profile. */
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
        return List.of(); // such as shell's own commands, and completion
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

  /** The keys of the whole program; the tree at hand may have no more than names. */
  static CommandKeys program() {
    return KeysReader.read(CommandTree.create().getCommandSpec());
  }

  /**
   * Reads what the last command line chose.
   *
   * @throws DstreamException wrong usage, when file or profile cannot be
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

  /** The same, of the program. */
  Configuration configuration() {
    return configuration(program());
  }

  /** The options that chose file and profile, for another command line. */
  List<String> chosen() {
    return root.config().arguments();
  }

  /** The root that a command belongs to, which all trees of ours have. */
  static ConfiguredLine of(CommandSpec command) {
    return (ConfiguredLine) command.root().commandLine();
  }

  /** The options of a command that file and environment set, and nobody typed. */
  static Set<String> preferred(CommandLine command) {
    return command.getCommandSpec().root().commandLine() instanceof ConfiguredLine line
        ? line.settings.stream()
            .map(setting -> setting.option().option())
            .collect(Collectors.toSet())
        : Set.of();
  }

  /**
   * Says of the options that a message names where they are set: {@code " (--top from FILE)"}.
   * Empty when they all were typed.
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

  /** Puts settings before the words of a command. */
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
