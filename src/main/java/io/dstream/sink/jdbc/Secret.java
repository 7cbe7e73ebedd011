package io.dstream.sink.jdbc;

import java.io.Serializable;

/** A password: nothing prints it. */
final class Secret implements Serializable {
  static final Secret NONE = new Secret("");

  private static final long serialVersionUID = 1L;

  /** Shorter ones are not looked for in messages: they would be found in every other word. */
  private static final int SHORTEST_MASKED = 3;

  private final String text;

  Secret(String text) {
    this.text = text;
  }

  String reveal() {
    return text;
  }

  /** A message without it. */
  String maskIn(String message) {
    return text.length() < SHORTEST_MASKED ? message : message.replace(text, toString());
  }

  @Override
  public String toString() {
    return "***";
  }
}
