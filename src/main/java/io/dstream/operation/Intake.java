package io.dstream.operation;

import java.io.Serializable;

/**
 * Counts what the lines of a batch brought to an operation. Counts that only matter if nothing was
 * counted may be left out otherwise.
 *
 * @param words 0 when nothing counts; otherwise what counts, such as the distinct words of each
 *     task, summed up over the tasks
 * @param lines the number of lines, when nothing counts
 * @param leftOut the number of words that a filter left out
 */
public record Intake(long words, long lines, long leftOut) implements Serializable {
  /** The intake of a batch without lines. */
  public static final Intake NOTHING = new Intake(0, 0, 0);

  /** Returns the intake of the same lines when nothing in them counts. */
  public Intake withoutWords() {
    return new Intake(0, lines, leftOut);
  }

  /** Returns the sum of both. */
  public Intake plus(Intake other) {
    return new Intake(words + other.words, lines + other.lines, leftOut + other.leftOut);
  }
}
