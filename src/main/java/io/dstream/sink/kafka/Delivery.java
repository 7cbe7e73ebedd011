package io.dstream.sink.kafka;

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

  /** As {@code --sink-guarantee} takes it. */
  @Override
  public String toString() {
    return word;
  }
}
