package io.dstream.cli;

import io.dstream.config.UserEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** A user with a configuration file and an environment, at the program's own command tree. */
final class ConfiguredUser {
  private final Path home;
  private final Map<String, String> variables = new HashMap<>();

  ConfiguredUser(Path home) {
    this.home = home;
  }

  /** Where the file is. */
  Path file() {
    return home.resolve(".config/dstream/config.toml");
  }

  /** Has this file. */
  ConfiguredUser writes(String toml) {
    try {
      Files.createDirectories(file().getParent());
      Files.writeString(file(), toml);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has this variable. */
  ConfiguredUser exports(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Runs a command line; its words have blanks between them. */
  CommandRun runs(String line) {
    return CommandRun.in(tree(), line.split(" ", -1));
  }

  /** What an option is when this command line is parsed. */
  Object valueOf(String option, String line) {
    ParseResult parsed = tree().parseArgs(line.split(" ", -1));
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    return parsed.commandSpec().findOption(option).getValue();
  }

  private CommandLine tree() {
    return CommandTree.create(new UserEnvironment(variables, home));
  }
}
