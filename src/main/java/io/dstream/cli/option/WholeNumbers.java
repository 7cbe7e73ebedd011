package io.dstream.cli.option;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whole numbers; picocli's own converters name Java's types to who typed something else. */
public final class WholeNumbers {
  private WholeNumbers() {}

  /** Has a command, and all below it, read them so. */
  public static void register(CommandLine command) {
    ITypeConverter<Integer> ints = of(Integer::valueOf);
    ITypeConverter<Long> longs = of(Long::valueOf);
    command
        .registerConverter(int.class, ints)
        .registerConverter(Integer.class, ints)
        .registerConverter(long.class, longs)
        .registerConverter(Long.class, longs);
  }

  private static <T> ITypeConverter<T> of(Function<String, T> parse) {
    return word -> {
      try {
        return parse.apply(word);
      } catch (NumberFormatException e) {
        boolean number = word.matches("[+-]?[0-9]+");
        throw new TypeConversionException(
            "'" + word + "' is " + (number ? "too large" : "no whole number"));
      }
    };
  }
}
