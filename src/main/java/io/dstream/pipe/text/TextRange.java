package io.dstream.pipe.text;

/** A place in a pipeline's text: the characters {@code [from, to)}, counted from 0. */
public record TextRange(int from, int to) {
  public TextRange {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("[" + from + ", " + to + ") is no range");
    }
  }

  /** Returns whether this range contains all characters of {@code other}. */
  public boolean contains(TextRange other) {
    return from <= other.from && other.to <= to;
  }

  /** Returns the range from the start of this range to the later of the two ends. */
  public TextRange to(TextRange other) {
    return new TextRange(from, Math.max(to, other.to));
  }
}
