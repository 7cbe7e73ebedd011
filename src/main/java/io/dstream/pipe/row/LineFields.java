package io.dstream.pipe.row;

import java.io.Serializable;

/**
 * What the lines of a batch have beside their text.
 *
 * @param own how many fields their blocks have: with any, these are {@link
 *     io.dstream.text.RecordBlock}s whose fields are rows of Spark SQL
 * @param timed whether the time of the batch follows them, as a TIMESTAMP
 * @param time of the batch, milliseconds since the epoch
 */
public record LineFields(int own, boolean timed, long time) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Nothing. */
  public static final LineFields NONE = new LineFields(0, false, 0);

  /** How many fields there are. */
  public int count() {
    return timed ? own + 1 : own;
  }
}
