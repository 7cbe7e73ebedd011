package io.dstream.config;

import io.dstream.config.OptionKey.Form;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All settings outside the command line. The environment overrides the file. In the file, the
 * chosen profile overrides the settings for every profile. Within either, a command's own table
 * overrides keys for all commands.
 */
public final class Configuration {
  private final Optional<ConfigFile> file;
  private final Optional<String> profile;
  private final Variables variables;

  private Configuration(
      Optional<ConfigFile> file, Optional<String> profile, Map<String, String> variables) {
    this.file = file;
    this.profile = profile;
    this.variables = new Variables(variables);
  }

  /**
   * The options given on a command line.
   *
   * @param names the keys of the options that it gives
   * @param inForce the same without flags that are switched off, plus parameters that exclude
   *     options
   */
  public record Given(Set<String> names, Set<String> inForce) {
    public Given {
      names = Set.copyOf(names);
      inForce = Set.copyOf(inForce);
    }
  }

  /**
   * Reads the file and the environment.
   *
   * @param typed which file and profile the command line names
   * @param program the keys of all commands
   * @throws DstreamException wrong usage, when the file cannot be read, has a key that is not an
   *     option of any command, or lacks the profile
   */
  public static Configuration read(ConfigChoice typed, UserEnvironment user, CommandKeys program) {
    if (typed.nothing()) {
      return new Configuration(Optional.empty(), Optional.empty(), Map.of());
    }
    ConfigChoice choice = typed.orOf(user);
    Path byRule = user.configFile();
    Optional<ConfigFile> file =
        choice
            .file()
            .map(said -> ConfigFile.read(Path.of(said.value()), said.by()))
            .or(
                () ->
                    Optional.of(byRule)
                        .filter(Files::exists)
                        .map(path -> ConfigFile.read(path, "configuration")));
    file.ifPresent(read -> read.check(program));
    choice.profile().ifPresent(said -> requireProfile(said, file, byRule));
    return new Configuration(file, choice.profile().map(ConfigChoice.Said::value), user.options());
  }

  private static void requireProfile(
      ConfigChoice.Said said, Optional<ConfigFile> read, Path byRule) {
    ConfigFile file =
        read.orElseThrow(
            () -> DstreamException.usage("file " + byRule + " does not exist (" + said + ")"));
    List<String> profiles = file.profiles();
    if (!profiles.contains(said.value())) {
      throw DstreamException.usage(
          said + ": there is no such profile in " + file.path(),
          profiles.isEmpty()
              ? "a profile is a table, [profiles." + said.value() + "]"
              : Nearest.hint(
                  said.value(), profiles, "profiles are " + String.join(", ", profiles)));
    }
  }

  /**
   * Returns the settings of a command that apply in addition to its command line, strongest first.
   * The entries of a {@link Form#MAP} are merged from all levels.
   *
   * @param commands the program, and the commands down to the selected one
   * @throws DstreamException wrong usage, when a value is of the wrong type
   */
  public List<Setting> settings(List<CommandKeys> commands, Given given, Rivals rivals) {
    List<List<Setting>> layers = new ArrayList<>();
    layers.add(variables.settings(commands.get(commands.size() - 1)));
    file.ifPresent(read -> layers.addAll(read.layers(commands, profile)));
    Set<String> taken = new HashSet<>(given.names());
    Set<String> inForce = new HashSet<>(given.inForce());
    List<Setting> settled = new ArrayList<>();
    for (List<Setting> layer : layers) {
      List<Setting> counts =
          layer.stream()
              .filter(setting -> !rivals.exclude(setting.option().name(), inForce))
              .flatMap(setting -> untaken(setting, taken).stream())
              .toList();
      for (Setting setting : counts) {
        taken.addAll(slots(setting));
        if (!setting.isOff()) {
          inForce.add(setting.option().name());
        }
      }
      settled.addAll(counts);
    }
    return settled;
  }

  /** Returns what a setting can set only once: an option, or a key of a map. */
  private static List<String> slots(Setting setting) {
    String name = setting.option().name();
    return setting.option().form() == Form.MAP
        ? setting.values().stream().map(entry -> slot(name, entry)).toList()
        : List.of(name);
  }

  private static String slot(String name, String entry) {
    return name + " " + entry.split("=", 2)[0];
  }

  private static Optional<Setting> untaken(Setting setting, Set<String> taken) {
    OptionKey option = setting.option();
    if (option.form() != Form.MAP) {
      return Optional.of(setting).filter(each -> !taken.contains(option.name()));
    }
    List<String> left =
        setting.values().stream()
            .filter(entry -> !taken.contains(slot(option.name(), entry)))
            .toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(new Setting(option, left, setting.origin()));
  }

  /** Returns the names of the profiles. */
  public List<String> profiles() {
    return file.map(ConfigFile::profiles).orElse(List.of());
  }

  /** Returns {@code "; the file is PATH"}, or that there is no file. */
  public String place() {
    return file.map(read -> "; the file is " + read.path()).orElse("; there is no file");
  }

  /** Returns remarks on environment variables that look like misspelled options. */
  public List<String> remarks(CommandKeys program) {
    return variables.remarks(program);
  }
}
