package io.dstream.text;

import java.io.Serializable;

/** Cuts lines into words. Words are never empty and are handed over as bytes, as they stand. */
public interface Tokenizer extends Serializable {
  /** Hands each word of the block, in order, to {@code word}. */
  void tokenize(LineBlock block, LineBlock.Span word);
}
