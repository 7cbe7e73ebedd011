package io.dstream.cli.option;

import io.dstream.config.OptionKey;
import io.dstream.config.OptionKey.Form;
import io.dstream.config.Setting;
import io.dstream.sink.jdbc.JdbcUrl;
import io.dstream.spec.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Formats the values of options in columns. Masks secrets, and values that may be secrets. */
public final class SettingRows {
  private static final String MASK = "***";

  private final boolean ofAll;
  private final boolean origin;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param ofAll whether the rows cover many commands; then commands are named and defaults left
   *     out
   * @param origin whether each row contains where its value comes from
   */
  public SettingRows(boolean ofAll, boolean origin) {
    this.ofAll = ofAll;
    this.origin = origin;
  }

  /** Adds the options of a command. */
  public void add(CommandSpec command, List<Setting> settings) {
    for (OptionSpec option : command.options()) {
      if (KeysReader.isSetting(option)) {
        List<Setting> set =
            settings.stream()
                .filter(setting -> setting.option().option().equals(option.longestName()))
                .toList();
        (set.isEmpty() && !ofAll ? byDefault(option) : set.stream())
            .forEach(setting -> add(command.qualifiedName().replaceFirst("\\S+ ?", ""), setting));
      }
    }
  }

  private static Stream<Setting> byDefault(OptionSpec option) {
    String value = option.defaultValue();
    OptionKey key = KeysReader.read(option);
    if (key.form() == Form.FLAG && !key.negatable()) {
      return Stream.of(new Setting(key, List.of("false"), "default"));
    }
    return value == null || value.isEmpty()
        ? Stream.empty()
        : Stream.of(new Setting(key, List.of(value), "default"));
  }

  private void add(String command, Setting setting) {
    for (String value : setting.values()) {
      List<String> row = new ArrayList<>();
      if (ofAll) {
        row.add(command);
      }
      row.add(setting.option().option());
      row.add(masked(setting.option(), value).replaceAll("\\R", "\\\\n"));
      if (origin) {
        row.add(setting.origin());
      }
      rows.add(row);
    }
  }

  private static String masked(OptionKey option, String value) {
    String[] entry = value.split("=", 2);
    if (option.form() == Form.MAP && entry.length == 2 && Secrets.are(entry[0], entry[1])) {
      return entry[0] + "=" + MASK;
    }
    boolean secret = option.form() != Form.MAP && Secrets.are(option.name(), value);
    return secret ? MASK : new JdbcUrl(value).toString();
  }

  /** Returns one line per value, in columns. */
  public List<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    List<Integer> widths =
        IntStream.range(0, columns)
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .boxed()
            .toList();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths.get(column) - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
