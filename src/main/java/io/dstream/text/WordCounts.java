package io.dstream.text;

/** Words and their counts. */
public interface WordCounts {
  /** Passes on every word with a count other than zero, once. */
  void forEach(WordTable.Entry entry);
}
