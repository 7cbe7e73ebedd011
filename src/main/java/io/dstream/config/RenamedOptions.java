package io.dstream.config;

import java.util.List;
import java.util.Optional;

/** Options of earlier versions and their current names, for users of the old names. */
public final class RenamedOptions {
  private static final List<Renamed> ALL =
      List.of(
          new Renamed("doctor", "json", "format", " json"),
          new Renamed("drop-files", "from", "input", ""),
          new Renamed("produce", "file", "input", ""));

  private RenamedOptions() {}

  /**
   * A renamed option; names are without dashes.
   *
   * @param value the value that replaces an option that took no value
   */
  private record Renamed(String command, String was, String now, String value) {}

  /**
   * Returns what to type instead of {@code option}, given with dashes; empty if it is not renamed.
   */
  public static Optional<String> typed(String command, String option) {
    return ALL.stream()
        .filter(each -> each.command().equals(command) && option.equals("--" + each.was()))
        .map(each -> "--" + each.now() + each.value())
        .findFirst();
  }

  /**
   * Returns the key that replaces {@code key} in a configuration file.
   *
   * @param command the command that owns the table; empty for keys of all commands
   */
  static Optional<String> key(Optional<String> command, String key) {
    return ALL.stream()
        .filter(each -> command.isEmpty() || each.command().equals(command.get()))
        .filter(each -> each.was().equals(key))
        .map(Renamed::now)
        .findFirst();
  }
}
