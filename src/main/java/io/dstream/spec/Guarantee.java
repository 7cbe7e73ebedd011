package io.dstream.spec;

/** How often a record counts in the results when things fail, and why. */
public record Guarantee(Level level, String because) {
  /** The field's three delivery guarantees. */
  public enum Level {
    AT_MOST_ONCE("at most once"),
    AT_LEAST_ONCE("at least once"),
    ONCE_WHILE_RUNNING("each record once while running");

    private final String words;

    Level(String words) {
      this.words = words;
    }
  }

  @Override
  public String toString() {
    return level.words + ": " + because;
  }
}
