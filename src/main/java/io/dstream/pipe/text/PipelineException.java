package io.dstream.pipe.text;

import io.dstream.spec.DstreamException;

/**
 * A mistake in a pipeline: its place, what is wrong, and a hint, which may be empty. The parser,
 * the type check and the stages throw it; {@link Mistakes} turns it into a message for the user.
 */
public final class PipelineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TextRange at;
  private final String hint;

  /** Creates a mistake without a hint. */
  public PipelineException(TextRange at, String message) {
    this(at, message, "");
  }

  public PipelineException(TextRange at, String message, String hint) {
    super(message);
    this.at = at;
    this.hint = hint;
  }

  /** Returns the place of the mistake. */
  public TextRange at() {
    return at;
  }

  /** Returns how to correct the mistake; empty if unknown. */
  public String hint() {
    return hint;
  }

  boolean saysTheSameAs(PipelineException other) {
    return at.equals(other.at) && getMessage().equals(other.getMessage());
  }

  /** Returns the message, and below it the text with a caret under the place. */
  String shown(String text) {
    return getMessage() + "\n" + new CaretText(text).under(at);
  }

  /** Converts this mistake to a usage error. */
  DstreamException in(String text) {
    return in("wrong pipeline", text);
  }

  /**
   * Converts this mistake to a usage error for a text that is not a pipeline.
   *
   * @param what what is wrong, such as the option that gives the text
   */
  public DstreamException in(String what, String text) {
    String message = what + ": " + shown(text);
    return hint.isEmpty() ? DstreamException.usage(message) : DstreamException.usage(message, hint);
  }
}
