package io.dstream.cli.option;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads whole numbers. The error messages of picocli's own converters name Java types. This is a
 * class because a lambda would keep picocli's converters out of the class-data archive, and the JVM
 * would then have to open the whole jar.
 */
public final class WholeNumbers<T> implements ITypeConverter<T> {
  private final Function<String, T> parse;

  private WholeNumbers(Function<String, T> parse) {
    this.parse = parse;
  }

  /** Registers these converters for a command and all commands below it. */
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
