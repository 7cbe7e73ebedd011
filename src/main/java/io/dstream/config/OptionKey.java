package io.dstream.config;

import java.util.Locale;

/**
 * An option, as a configuration file and the environment know it.
 *
 * @param name its long name without dashes: the key in a file
 * @param negatable whether {@code --no-NAME} says that it is off
 */
public record OptionKey(String name, Form form, boolean negatable) {
  /** What an option takes. */
  public enum Form {
    /** Nothing: it is there or not. */
    FLAG,
    VALUE,
    /** Values, and it can be repeated. */
    LIST,
    /** {@code KEY=VALUE}, and it can be repeated. */
    MAP
  }

  /** How the command line writes it. */
  public String option() {
    return "--" + name;
  }

  /** The variable of the environment that says the same. */
  public String variable() {
    return UserEnvironment.PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
