package io.dstream.operation;

import java.io.Serializable;

/**
 * What lines brought to a count; numbers that matter only where nothing counts are not made where
 * something does.
 *
 * @param words 0 when nothing counts, else how many different ones each task found, summed up
 * @param lines how many there were, when nothing counts
 * @param leftOut words that a filter left out
 */
public record Intake(long words, long lines, long leftOut) implements Serializable {
  /** No line came. */
  public static final Intake NOTHING = new Intake(0, 0, 0);

  /** The same lines, of which nothing counts. */
  public Intake withoutWords() {
    return new Intake(0, lines, leftOut);
  }

  /** Both together. */
  public Intake plus(Intake other) {
    return new Intake(words + other.words, lines + other.lines, leftOut + other.leftOut);
  }
}
