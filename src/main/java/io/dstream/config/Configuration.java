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
 * All that is set outside of the command line. The environment goes before the file; in the file,
 * the profile before what is for every profile; in either, a command's own table before keys for
 * all commands.
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
   * What a command line says itself.
   *
   * @param names the keys of the options it gives
   * @param inForce the same without flags that it switches off, and what else excludes options
   */
  public record Given(Set<String> names, Set<String> inForce) {
    public Given {
      names = Set.copyOf(names);
      inForce = Set.copyOf(inForce);
    }
  }

  /**
   * Reads file and environment.
   *
   * @param typed which file and profile the command line names
   * @param program the keys of all commands
   * @throws DstreamException wrong usage, when the file cannot be read, has a key that is no option
   *     of any command, or has no such profile
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
   * The settings of a command that count beside its command line, the strongest first. Of a {@link
   * Form#MAP} the entries of all are taken together.
   *
   * @param commands the program, and the commands down to the one that is meant
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

  /** What there can be one of: an option, or a key of a map. */
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

  /** The names of the profiles there are. */
  public List<String> profiles() {
    return file.map(ConfigFile::profiles).orElse(List.of());
  }

  /** {@code "; the file is PATH"}, where one was read. */
  public String place() {
    return file.map(read -> "; the file is " + read.path()).orElse("; there is no file");
  }

  /** Remarks on variables of the environment that look like an option misspelt. */
  public List<String> remarks(CommandKeys program) {
    return variables.remarks(program);
  }
}
