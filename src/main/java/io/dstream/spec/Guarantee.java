package io.dstream.spec;

/** How often a record counts in the results when things fail, and why. */
public record Guarantee(Level level, String because) {
  /** The field's three delivery guarantees. */
  public enum Level {
    AT_MOST_ONCE("at most once"),
    AT_LEAST_ONCE("at least once"),
    ONCE_WHILE_RUNNING("each record once while running"),
    EXACTLY_ONCE("exactly once");

    private final String words;

    Level(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * The guarantee into {@code sink}, given the one into a sink that takes a repeated batch well.
   */
  public Guarantee into(SinkSpec sink) {
    if (level == Level.EXACTLY_ONCE && !sink.idempotent()) {
      return new Guarantee(
          Level.AT_LEAST_ONCE,
          "a batch that was under way at a crash is written again; otherwise " + because);
    }
    return this;
  }

  @Override
  public String toString() {
    return level + ": " + because;
  }
}
