package io.dstream.pipe.text;

/** A piece of a pipeline's text. White space and comments are no tokens. */
record Token(Kind kind, String text, TextRange at) {
  /** What a token is. */
  enum Kind {
    /** Letters, digits and underscores: a name, a number, {@code 10s}. */
    WORD,
    /** A text in quotes, with them. */
    QUOTED,
    /** {@code ->} or a single character that is none of the others. */
    SYMBOL,
    /** After the last token; its text is what stands there, such as a bracket, or empty. */
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  /** A word that does not begin with a digit. */
  boolean isName() {
    return isWord() && !Character.isDigit(text.codePointAt(0));
  }

  /** How an error names it. */
  String shown() {
    return text.isEmpty() ? "the end of the pipeline" : text;
  }
}
