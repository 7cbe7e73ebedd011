package io.dstream.config;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import io.dstream.spec.NotText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Options in the environment: {@code DSTREAM_} and the option in upper case, with underscores. */
final class Variables {
  private static final Map<String, String> FLAGS =
      Map.of("true", "true", "1", "true", "false", "false", "0", "false");

  private final Map<String, String> variables;

  Variables(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * Returns the settings of a command. A list or a map has one element per line.
   *
   * @throws DstreamException wrong usage, when a flag is neither true nor false
   */
  List<Setting> settings(CommandKeys command) {
    List<Setting> settings = new ArrayList<>();
    for (OptionKey option : command.ownTableOnly() ? List.<OptionKey>of() : command.options()) {
      Optional.ofNullable(variables.get(option.variable()))
          .map(value -> requireText(option.variable(), value))
          .map(
              value ->
                  new Setting(option, values(option, value), "environment " + option.variable()))
          .ifPresent(settings::add);
    }
    return settings;
  }

  private static String requireText(String name, String value) {
    if (NotText.in(value)) {
      throw NotText.failure("environment " + name + " '" + value + "'");
    }
    return value;
  }

  private static List<String> values(OptionKey option, String value) {
    return switch (option.form()) {
      case FLAG -> List.of(flag(option, value));
      case VALUE -> List.of(value);
      case LIST, MAP -> value.lines().toList();
    };
  }

  private static String flag(OptionKey option, String value) {
    return Optional.ofNullable(FLAGS.get(value.toLowerCase(Locale.ROOT)))
        .orElseThrow(
            () ->
                DstreamException.usage(
                    String.format(
                        Locale.ROOT,
                        "%s is '%s'; %s is true or false",
                        option.variable(),
                        value,
                        option.option())));
  }

  /**
   * Returns a remark on each variable that looks like a misspelled option. Other unknown variables
   * are ignored: they may belong to another program.
   */
  List<String> remarks(CommandKeys program) {
    List<OptionKey> keys = program.keys().toList();
    List<String> known = keys.stream().map(OptionKey::name).distinct().toList();
    Set<String> right = keys.stream().map(OptionKey::variable).collect(Collectors.toSet());
    List<String> remarks = new ArrayList<>();
    for (String name : variables.keySet()) {
      String key = name.substring(UserEnvironment.PREFIX.length()).replace('_', '-');
      if (!right.contains(name)) {
        RenamedOptions.key(Optional.empty(), key.toLowerCase(Locale.ROOT))
            .or(() -> Nearest.of(key, known))
            .map(near -> new OptionKey(near, OptionKey.Form.VALUE, false).variable())
            .ifPresent(near -> remarks.add(name + " is no option; did you mean " + near + "?"));
      }
    }
    return remarks;
  }
}
