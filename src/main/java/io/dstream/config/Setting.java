package io.dstream.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * The values that an option is set to.
 *
 * @param values as on the command line: one value, or any number for {@link OptionKey.Form#LIST}
 *     and {@link OptionKey.Form#MAP}
 * @param origin the origin of the values: {@code environment NAME}, {@code FILE [TABLE]}, {@code
 *     default}
 */
public record Setting(OptionKey option, List<String> values, String origin) {
  public Setting {
    values = List.copyOf(values);
  }

  /** Returns the equivalent command-line words; none for a flag that is off by default. */
  public Stream<String> words() {
    if (option.form() != OptionKey.Form.FLAG) {
      return values.stream().map(value -> option.option() + "=" + value);
    }
    if (!isOff()) {
      return Stream.of(option.option());
    }
    return option.negatable() ? Stream.of("--no-" + option.name()) : Stream.empty();
  }

  /** Returns whether it turns a flag off. */
  public boolean isOff() {
    return option.form() == OptionKey.Form.FLAG && values.equals(List.of("false"));
  }
}
