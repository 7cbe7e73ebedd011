package io.dstream.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A configuration file in TOML. A key is an option's long name. Keys at the top apply to every
 * command that has such an option; keys in {@code [wordcount]} apply to that command. {@code
 * [profiles.NAME]} has the same structure and applies when that profile is chosen.
 *
 * @see <a href="https://toml.io/en/v1.0.0">TOML 1.0</a>
 */
final class ConfigFile {
  private static final String PROFILES = "profiles";

  private final Path path;
  private final JsonNode root;

  private ConfigFile(Path path, JsonNode root) {
    this.path = path;
    this.root = root;
  }

  /**
   * Reads a file.
   *
   * @param named what messages call the file
   * @throws DstreamException wrong usage, when it cannot be read or is not valid TOML
   */
  static ConfigFile read(Path path, String named) {
    FileErrors.requireFile(named, path);
    try {
      return new ConfigFile(path, new TomlMapper().readTree(TextFile.read(path)));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place = at == null ? "" : ":" + at.getLineNr();
      throw DstreamException.usage(
          path + place + ": this is no TOML: " + e.getOriginalMessage().lines().findFirst().get());
    } catch (IOException e) {
      throw FileErrors.unreadableFile(named, path, e);
    }
  }

  Path path() {
    return path;
  }

  /** Returns the names of the profiles, in the file's order. */
  List<String> profiles() {
    List<String> names = new ArrayList<>();
    root.path(PROFILES).fieldNames().forEachRemaining(names::add);
    return names;
  }

  /**
   * Checks that every key of every table is an option.
   *
   * @param program the keys of all commands
   * @throws DstreamException wrong usage, at the first unknown key
   */
  void check(CommandKeys program) {
    Table top = new Table(path, List.of(), root);
    top.check(program, List.of(PROFILES));
    Optional<Table> profiles = top.below(PROFILES);
    for (String name : profiles()) {
      profiles
          .flatMap(all -> all.below(name))
          .orElseThrow(() -> noTable(PROFILES + "." + name))
          .check(program, List.of());
    }
    if (profiles.isEmpty() && root.has(PROFILES)) {
      throw noTable(PROFILES);
    }
  }

  private DstreamException noTable(String key) {
    return DstreamException.usage(
        path + ": '" + key + "' is no table", "a profile is a table, [profiles.NAME]");
  }

  /**
   * Returns a list of settings per table that applies to a command, strongest first. A command's
   * own table overrides the tables above it, and the profile overrides the settings for every
   * profile.
   *
   * @param commands the program, and the commands down to the selected one
   * @throws DstreamException wrong usage, when a value is of the wrong type
   */
  List<List<Setting>> layers(List<CommandKeys> commands, Optional<String> profile) {
    Table top = new Table(path, List.of(), root);
    List<List<Setting>> layers = new ArrayList<>();
    profile
        .flatMap(name -> top.below(PROFILES).flatMap(all -> all.below(name)))
        .ifPresent(table -> layers.addAll(layers(table, commands)));
    layers.addAll(layers(top, commands));
    return layers;
  }

  private static List<List<Setting>> layers(Table top, List<CommandKeys> commands) {
    CommandKeys command = commands.get(commands.size() - 1);
    List<List<Setting>> layers = new ArrayList<>();
    Optional<Table> table = Optional.of(top);
    for (int depth = 0; depth < commands.size() && table.isPresent(); depth++) {
      boolean own = depth == commands.size() - 1;
      if (own || !command.ownTableOnly()) {
        layers.add(0, table.get().settings(command, commands.get(depth)));
      }
      if (!own) {
        table = table.get().below(commands.get(depth + 1).name());
      }
    }
    return layers;
  }
}
