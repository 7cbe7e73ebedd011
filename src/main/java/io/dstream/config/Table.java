package io.dstream.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A table of a configuration file. Error messages name the table and the key but not the value,
 * which may be a secret.
 *
 * @param name the parts of the name; empty for the top of the file
 */
record Table(Path file, List<String> name, JsonNode node) {
  /** Returns the table with that name in this one. */
  Optional<Table> below(String key) {
    List<String> longer = new ArrayList<>(name);
    longer.add(key);
    return Optional.of(node.path(key))
        .filter(JsonNode::isObject)
        .map(at -> new Table(file, longer, at));
  }

  /** Returns {@code FILE [NAME]}. */
  private String origin() {
    return name.isEmpty() ? file.toString() : file + " [" + String.join(".", name) + "]";
  }

  /**
   * Checks the keys of this table and of the command tables in it.
   *
   * @param owner the command that owns the table
   * @param others keys of tables that do not belong to commands
   * @throws DstreamException wrong usage, at the first unknown key
   */
  void check(CommandKeys owner, List<String> others) {
    List<String> keys = owner.keys().map(OptionKey::name).distinct().toList();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = entry.getKey();
      if (isOfCommand(key, entry.getValue(), owner)) {
        below(key).orElseThrow().check(owner.command(key).orElseThrow(), List.of());
      } else if (!keys.contains(key) && !others.contains(key)) {
        boolean table = entry.getValue().isObject();
        List<String> known = new ArrayList<>(keys);
        if (table) {
          owner.commands().forEach(each -> known.add(each.name()));
          known.addAll(others);
        }
        throw DstreamException.usage(
            origin() + ": there is no " + (table ? "command or " : "") + "option '" + key + "'",
            hint(key, known, owner));
      }
    }
  }

  /** Returns whether it is a command's table: {@code topics} is both a command and an option. */
  private static boolean isOfCommand(String key, JsonNode value, CommandKeys owner) {
    return value.isObject() && owner.command(key).isPresent();
  }

  private static String hint(String key, List<String> known, CommandKeys owner) {
    Optional<String> table = Optional.of(owner.name()).filter(name -> owner.commands().isEmpty());
    return RenamedOptions.key(table, key)
        .or(() -> Nearest.of(key, known))
        .map(near -> "did you mean " + near + "?")
        .or(
            () ->
                owner.commands().stream()
                    .filter(CommandKeys::ownTableOnly)
                    .filter(command -> command.keys().anyMatch(option -> option.name().equals(key)))
                    .map(command -> command.name() + " takes it in a table of its own")
                    .findFirst())
        .orElse("a key is an option without its dashes; a table is a command or profiles.NAME");
  }

  /**
   * Returns the settings of a command in this table.
   *
   * @param owner the command that owns the table
   * @throws DstreamException wrong usage, when a value is of the wrong type
   */
  List<Setting> settings(CommandKeys command, CommandKeys owner) {
    List<Setting> settings = new ArrayList<>();
    for (OptionKey option : command.options()) {
      JsonNode value = node.get(option.name());
      if (value != null && !isOfCommand(option.name(), value, owner)) {
        settings.add(new Setting(option, values(option, value), origin()));
      }
    }
    return settings;
  }

  private List<String> values(OptionKey option, JsonNode value) {
    boolean fits =
        switch (option.form()) {
          case FLAG -> value.isBoolean();
          case VALUE -> value.isValueNode();
          case LIST -> !value.isObject() && elements(value).allMatch(JsonNode::isValueNode);
          case MAP -> value.isObject();
        };
    if (!fits) {
      throw DstreamException.usage(
          origin() + ": '" + option.name() + "' takes " + wanted(option.form()));
    }
    return option.form() == OptionKey.Form.MAP
        ? entries("", value).toList()
        : elements(value).map(JsonNode::asText).toList();
  }

  private static String wanted(OptionKey.Form form) {
    return switch (form) {
      case FLAG -> "true or false";
      case VALUE -> "one text or number";
      case LIST -> "a text or number, or an array of them";
      case MAP -> "a table of keys and values";
    };
  }

  private static Stream<JsonNode> elements(JsonNode value) {
    return value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
  }

  /** Returns map entries with dotted keys: TOML reads unquoted dotted keys as nested tables. */
  private static Stream<String> entries(String prefix, JsonNode table) {
    return table.properties().stream()
        .flatMap(
            entry -> {
              String key = prefix + entry.getKey();
              JsonNode value = entry.getValue();
              return value.isObject()
                  ? entries(key + ".", value)
                  : Stream.of(key + "=" + value.asText());
            });
  }
}
