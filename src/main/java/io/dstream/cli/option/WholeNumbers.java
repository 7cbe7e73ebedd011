package io.dstream.cli.option;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads whole numbers; picocli's own converters name Java's types to who typed something else. A
 * class and no lambda: a lambda keeps the converters of picocli out of the class-data archive, and
 * the whole jar would be opened for them.
 */
public final class WholeNumbers<T> implements ITypeConverter<T> {
  private final Function<String, T> parse;

  private WholeNumbers(Function<String, T> parse) {
    this.parse = parse;
  }

  /** Has a command, and all below it, read them so. */
  public static void register(CommandLine command) {
    WholeNumbers<Integer> ints = new WholeNumbers<>(Integer::valueOf);
    WholeNumbers<Long> longs = new WholeNumbers<>(Long::valueOf);
    command
        .registerConverter(int.class, ints)
        .registerConverter(Integer.class, ints)
        .registerConverter(long.class, longs)
        .registerConverter(Long.class, longs);
  }

  @Override
  public T convert(String word) {
    try {
      return parse.apply(word);
    } catch (NumberFormatException e) {
      boolean number = word.matches("[+-]?[0-9]+");
      throw new TypeConversionException(
          "'" + word + "' is " + (number ? "too large" : "no whole number"));
    }
  }
}
