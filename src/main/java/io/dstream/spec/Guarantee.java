package io.dstream.spec;

/** How often a record counts in the results after a failure, and why. */
public record Guarantee(Level level, String because) {
  /** The levels of delivery guarantees, from weakest to strongest. */
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

  /** Returns the guarantee into {@code sink}, given this guarantee into an idempotent sink. */
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
