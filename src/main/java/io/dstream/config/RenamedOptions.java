package io.dstream.config;

import java.util.List;
import java.util.Optional;

/** Options of earlier versions and their names of today, for who still uses the old one. */
public final class RenamedOptions {
  private static final List<Renamed> ALL =
      List.of(
          new Renamed("doctor", "json", "format", " json"),
          new Renamed("drop-files", "from", "input", ""),
          new Renamed("produce", "file", "input", ""));

  private RenamedOptions() {}

  /**
   * An option that has another name now; names are without dashes.
   *
   * @param value the value that says the same as an option that took none
   */
  private record Renamed(String command, String was, String now, String value) {}

  /**
   * What to type in place of {@code option}, which has its dashes; empty when it is not renamed.
   */
  public static Optional<String> typed(String command, String option) {
    return ALL.stream()
        .filter(each -> each.command().equals(command) && option.equals("--" + each.was()))
        .map(each -> "--" + each.now() + each.value())
        .findFirst();
  }

  /**
   * The key in a configuration file in place of {@code key}.
   *
   * @param command whose table it stands in; any where it is of all commands
   */
  static Optional<String> key(Optional<String> command, String key) {
    return ALL.stream()
        .filter(each -> command.isEmpty() || each.command().equals(command.get()))
        .filter(each -> each.was().equals(key))
        .map(Renamed::now)
        .findFirst();
  }
}
