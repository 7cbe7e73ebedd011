package io.dstream.sink.jdbc;

import java.util.Locale;

/** The columns of the table, in their order; statements have their parameters in this order. */
enum Column {
  /** The word as text; U+FFFD where it is no text. */
  WORD("words of any length"),
  COUNT("counts above two thousand million"),
  /** Of the batch, to the millisecond. */
  BATCH_TIME("batch times to the millisecond"),
  /** SHA-256 of the word's bytes: what words are told apart by, for no index takes long ones. */
  WORD_HASH("the SHA-256 of a word"),
  /** The word's bytes where {@link #WORD} cannot hold it, else null. */
  WORD_BYTES("words that are no text");

  private final String purpose;

  Column(String purpose) {
    this.purpose = purpose;
  }

  /** As in {@code SELECT word, count}. */
  String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }

  String purpose() {
    return purpose;
  }
}
