package io.dstream.spec;

import java.io.Serializable;

/** A password or a token. {@link #toString} does not reveal it. */
public final class Secret implements Serializable {
  public static final Secret NONE = new Secret("");

  private static final long serialVersionUID = 1L;

  /** Shorter secrets are not masked in messages, since they would match in too many words. */
  private static final int SHORTEST_MASKED = 3;

  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  public String reveal() {
    return text;
  }

  /** Returns the message with this secret masked. */
  public String maskIn(String message) {
    return text.length() < SHORTEST_MASKED ? message : message.replace(text, toString());
  }

  @Override
  public String toString() {
    return "***";
  }
}
