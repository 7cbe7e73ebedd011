package io.dstream.pipe.text;

import io.dstream.spec.DstreamException;

/**
 * A mistake in a pipeline: its place, what is wrong, and a hint, which may be empty. Parser, type
 * check and stages throw it; {@link Mistakes} makes a message for the user of it.
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

  boolean saysTheSameAs(PipelineException other) {
    return at.equals(other.at) && getMessage().equals(other.getMessage());
  }

  /** The message, and below it the text with a caret under the place. */
  String shown(String text) {
    return getMessage() + "\n" + new CaretText(text).under(at);
  }

  /** The same as wrong usage. */
  DstreamException in(String text) {
    return in("wrong pipeline", text);
  }

  /**
   * The same of a text that is no pipeline.
   *
   * @param what is wrong, such as the option that gives the text
   */
  public DstreamException in(String what, String text) {
    String message = what + ": " + shown(text);
    return hint.isEmpty() ? DstreamException.usage(message) : DstreamException.usage(message, hint);
  }
}
