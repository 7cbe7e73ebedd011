package io.dstream.pipe.text;

/** A place in a pipeline's text: the characters {@code [from, to)}, counted from 0. */
public record TextRange(int from, int to) {
  public TextRange {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("[" + from + ", " + to + ") is no range");
    }
  }

  /** Whether all characters of {@code other} are of this range. */
  public boolean contains(TextRange other) {
    return from <= other.from && other.to <= to;
  }

  /** From the first character of this range to the last one of {@code other}. */
  public TextRange to(TextRange other) {
    return new TextRange(from, Math.max(to, other.to));
  }
}
