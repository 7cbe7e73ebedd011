package io.dstream.spec;

import java.nio.file.Path;
import java.util.Map;

/**
 * The directories of a user's own files.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base
 *     Directories</a>
 */
public enum UserDirectory {
  CONFIG("XDG_CONFIG_HOME", ".config"),
  STATE("XDG_STATE_HOME", ".local/state");

  private final String variable;
  private final String inHome;

  UserDirectory(String variable, String inHome) {
    this.variable = variable;
    this.inHome = inHome;
  }

  /**
   * Returns the user's home: an absolute {@code HOME}, as in other programs, else {@code
   * user.home}.
   */
  public static Path home(Map<String, String> environment) {
    Path named = Path.of(environment.getOrDefault("HOME", ""));
    return named.isAbsolute() ? named : Path.of(System.getProperty("user.home"));
  }

  /**
   * Returns the path of one of dstream's files.
   *
   * @param environment may name the directory; a relative one is ignored
   */
  public Path file(String name, Map<String, String> environment, Path home) {
    Path named = Path.of(environment.getOrDefault(variable, ""));
    return (named.isAbsolute() ? named : home.resolve(inHome)).resolve("dstream").resolve(name);
  }
}
