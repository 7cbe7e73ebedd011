package io.dstream.config;

import java.util.Locale;

/**
 * An option as a configuration file and the environment specify it.
 *
 * @param name its long name without dashes: the key in a file
 * @param negatable whether {@code --no-NAME} turns it off
 */
public record OptionKey(String name, Form form, boolean negatable) {
  /** What values an option takes. */
  public enum Form {
    /** No value: the option is present or absent. */
    FLAG,
    VALUE,
    /** Values; the option is repeatable. */
    LIST,
    /** {@code KEY=VALUE}; the option is repeatable. */
    MAP
  }

  /** Returns the option as written on the command line. */
  public String option() {
    return "--" + name;
  }

  /** Returns the environment variable for this option. */
  public String variable() {
    return UserEnvironment.PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
