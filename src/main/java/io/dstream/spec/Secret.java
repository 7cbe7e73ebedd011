package io.dstream.spec;

import java.io.Serializable;

/** A password or a token: nothing prints it. */
public final class Secret implements Serializable {
  public static final Secret NONE = new Secret("");

  private static final long serialVersionUID = 1L;

  /** Shorter ones are not looked for in messages: they would be found in every other word. */
  private static final int SHORTEST_MASKED = 3;

  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  public String reveal() {
    return text;
  }

  /** A message without it. */
  public String maskIn(String message) {
    return text.length() < SHORTEST_MASKED ? message : message.replace(text, toString());
  }

  @Override
  public String toString() {
    return "***";
  }
}
