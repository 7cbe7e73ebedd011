package io.dstream.text;

import java.io.Serializable;

/** Splits lines into words. Words are never empty and are passed on as unchanged bytes. */
public interface Tokenizer extends Serializable {
  /** Passes each word of the block, in order, to {@code word}. */
  void tokenize(LineBlock block, LineBlock.Span word);
}
