package io.dstream.pipe.text;

/** A piece of a pipeline's text. White space and comments are not tokens. */
record Token(Kind kind, String text, TextRange at) {
  /** The kind of a token. */
  enum Kind {
    /** Letters, digits and underscores: a name, a number, {@code 10s}. */
    WORD,
    /** A text in quotes, including the quotes. */
    QUOTED,
    /** {@code ->}, or a single character of no other kind. */
    SYMBOL,
    /**
     * The end, after the last token. Its text is what follows there, such as a bracket, or empty.
     */
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  /** Returns whether this is a word that does not begin with a digit. */
  boolean isName() {
    return isWord() && !Character.isDigit(text.codePointAt(0));
  }

  /** Returns the token as errors name it. */
  String shown() {
    return text.isEmpty() ? "the end of the pipeline" : text;
  }
}
