package io.dstream.cli.option;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options of a command that belong to one of several owners, such as the sources. Finds which
 * were given and who owns them.
 *
 * @param <T> the owner, an object with picocli's annotations
 */
final class OwnedOptions<T> {
  private final Map<String, T> ownerByOption = new HashMap<>();

  /** Adds the options of {@code owner} to a command and returns them. */
  List<OptionSpec> add(CommandSpec command, String mixin, T owner) {
    CommandSpec options = CommandSpec.forAnnotatedObject(owner);
    options.options().forEach(option -> ownerByOption.put(option.longestName(), owner));
    command.addMixin(mixin, options);
    return options.options();
  }

  /** Returns the options given on the command line, with their owners. */
  Map<String, T> given(ParseResult parsed) {
    Map<String, T> given = new LinkedHashMap<>();
    for (OptionSpec option : parsed.matchedOptions()) {
      T owner = ownerByOption.get(option.longestName());
      if (owner != null) {
        given.put(option.longestName(), owner);
      }
    }
    return given;
  }
}
