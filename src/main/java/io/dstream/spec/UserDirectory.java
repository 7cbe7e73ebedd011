package io.dstream.spec;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a user's own files are.
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

  /** The user's home: what HOME says, as everybody else reads it, else what Java found. */
  public static Path home(Map<String, String> environment) {
    Path named = Path.of(environment.getOrDefault("HOME", ""));
    return named.isAbsolute() ? named : Path.of(System.getProperty("user.home"));
  }

  /**
   * The place of one of dstream's files.
   *
   * @param environment where the directory may be named; a relative one is passed over
   */
  public Path file(String name, Map<String, String> environment, Path home) {
    Path named = Path.of(environment.getOrDefault(variable, ""));
    return (named.isAbsolute() ? named : home.resolve(inHome)).resolve("dstream").resolve(name);
  }
}
