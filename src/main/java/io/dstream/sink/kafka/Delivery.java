package io.dstream.sink.kafka;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The delivery guarantee: how often a row is in the topic when a batch is written again. */
public enum Delivery {
  /** Once, or several times if the batch was being written during a crash. */
  AT_LEAST_ONCE("at-least-once"),

  /** Once, for readers of committed records. */
  EXACTLY_ONCE("exactly-once");

  private final String word;

  Delivery(String word) {
    this.word = word;
  }

  /** Parses the value of the option. */
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

  /** Returns the guarantee as {@code --sink-guarantee} takes it. */
  @Override
  public String toString() {
    return word;
  }
}
