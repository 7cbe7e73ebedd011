package io.dstream.pipe.text;

import io.dstream.spec.DstreamException;

/**
 * A mistake in a pipeline: its place, what is wrong, and a hint, which may be empty. Parser, type
 * check and stages throw it; {@link #in} makes it a message for the user, where the text is known.
 */
public final class PipelineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TextRange at;
  private final String hint;

  /** A mistake without a hint. */
  public PipelineException(TextRange at, String message) {
    this(at, message, "");
  }

  public PipelineException(TextRange at, String message, String hint) {
    super(message);
    this.at = at;
    this.hint = hint;
  }

  /** The characters that are wrong. */
  public TextRange at() {
    return at;
  }

  /** How to mend it; empty when that is not known. */
  public String hint() {
    return hint;
  }

  /** The same as wrong usage: the message, and below it the text with a caret under the place. */
  public DstreamException in(String text) {
    String message = "wrong pipeline: " + getMessage() + "\n" + new CaretText(text).under(at);
    return hint.isEmpty() ? DstreamException.usage(message) : DstreamException.usage(message, hint);
  }
}
