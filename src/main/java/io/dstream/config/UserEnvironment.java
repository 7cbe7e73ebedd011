package io.dstream.config;

import io.dstream.spec.UserDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a process has from its user. An empty variable says nothing.
 *
 * @param variables the environment
 * @param home the user's home directory
 */
public record UserEnvironment(Map<String, String> variables, Path home) {
  /** That of nobody. */
  public static final UserEnvironment NONE = new UserEnvironment(Map.of(), Path.of("/"));

  static final String PREFIX = "DSTREAM_";
  static final String CONFIG = "DSTREAM_CONFIG";
  static final String PROFILE = "DSTREAM_PROFILE";

  /** Those of the launcher, the tests, and what chooses file and profile. */
  private static final Set<String> NO_OPTIONS =
      Set.of("DSTREAM_JAVA_OPTS", "DSTREAM_JVM_DIRS", "DSTREAM_TEST_MARK", CONFIG, PROFILE);

  public UserEnvironment {
    variables = Map.copyOf(variables);
  }

  /** That of this process. */
  public static UserEnvironment current() {
    return new UserEnvironment(System.getenv(), UserDirectory.home(System.getenv()));
  }

  /** Where the configuration is when nobody says where. */
  Path configFile() {
    return UserDirectory.CONFIG.file("config.toml", variables, home);
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** The variables that may be options, by their names. */
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

  /** Whether anything is set: a variable, or there is a file. */
  public boolean saysAnything() {
    return !options().isEmpty()
        || variable(CONFIG).isPresent()
        || variable(PROFILE).isPresent()
        || Files.exists(configFile());
  }
}
