package io.dstream.sink.kafka;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How often a row is in the topic when a batch is written again. */
public enum Delivery {
  /** Once, or again when the batch was under way at a crash. */
  AT_LEAST_ONCE("at-least-once"),

  /** Once, for readers of committed records. */
  EXACTLY_ONCE("exactly-once");

  private final String word;

  Delivery(String word) {
    this.word = word;
  }

  /** Reads the word that an option has. */
  static final class Reader implements ITypeConverter<Delivery> {
    @Override
    public Delivery convert(String word) {
      List<Delivery> all = List.of(values());
      return all.stream()
          .filter(delivery -> delivery.word.equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected one of " + all + " but was '" + word + "'"));
    }
  }

  /** As {@code --sink-guarantee} takes it. */
  @Override
  public String toString() {
    return word;
  }
}
