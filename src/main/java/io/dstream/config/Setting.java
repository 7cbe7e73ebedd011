package io.dstream.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an option is set to.
 *
 * @param values as the command line would take them: one, but for {@link OptionKey.Form#LIST} and
 *     {@link OptionKey.Form#MAP} as many as there are
 * @param origin what says so: {@code environment NAME}, {@code FILE [TABLE]}, {@code default}
 */
public record Setting(OptionKey option, List<String> values, String origin) {
  public Setting {
    values = List.copyOf(values);
  }

  /** The words of a command line that say the same; none where a flag is off by itself. */
  public Stream<String> words() {
    if (option.form() != OptionKey.Form.FLAG) {
      return values.stream().map(value -> option.option() + "=" + value);
    }
    if (!isOff()) {
      return Stream.of(option.option());
    }
    return option.negatable() ? Stream.of("--no-" + option.name()) : Stream.empty();
  }

  /** Whether it says that a flag is not there. */
  public boolean isOff() {
    return option.form() == OptionKey.Form.FLAG && values.equals(List.of("false"));
  }
}
