package io.dstream.config;

import io.dstream.spec.UserDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment of the user who runs the process. Empty variables are ignored.
 *
 * @param variables the environment
 * @param home the user's home directory
 */
public record UserEnvironment(Map<String, String> variables, Path home) {
  /** An environment without variables. */
  public static final UserEnvironment NONE = new UserEnvironment(Map.of(), Path.of("/"));

  static final String PREFIX = "DSTREAM_";
  static final String CONFIG = "DSTREAM_CONFIG";
  static final String PROFILE = "DSTREAM_PROFILE";

  /** Variables that are not options: those of the launcher and the tests, and file and profile. */
  private static final Set<String> NO_OPTIONS =
      Set.of("DSTREAM_JAVA_OPTS", "DSTREAM_JVM_DIRS", "DSTREAM_TEST_MARK", CONFIG, PROFILE);

  public UserEnvironment {
    variables = Map.copyOf(variables);
  }

  /** Returns the environment of this process. */
  public static UserEnvironment current() {
    return new UserEnvironment(System.getenv(), UserDirectory.home(System.getenv()));
  }

  /** Returns the default path of the configuration file. */
  Path configFile() {
    return UserDirectory.CONFIG.file("config.toml", variables, home);
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** Returns the variables that may be options, by name. */
  Map<String, String> options() {
    Map<String, String> options = new TreeMap<>();
    variables.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !NO_OPTIONS.contains(name) && !value.isEmpty()) {
            options.put(name, value);
          }
        });
    return options;
  }

  /** Returns whether anything is set: a variable is set or the default file exists. */
  public boolean saysAnything() {
    return !options().isEmpty()
        || variable(CONFIG).isPresent()
        || variable(PROFILE).isPresent()
        || Files.exists(configFile());
  }
}
