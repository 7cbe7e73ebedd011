package io.dstream.pipe.row;

import java.io.Serializable;

/**
 * The fields that the lines of a batch have besides their text.
 *
 * @param own the number of fields in their blocks; if positive, the blocks are {@link
 *     io.dstream.text.RecordBlock}s whose fields are Spark SQL rows
 * @param timed whether the time of the batch follows them as a TIMESTAMP
 * @param time the time of the batch in milliseconds since the epoch
 */
public record LineFields(int own, boolean timed, long time) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No fields. */
  public static final LineFields NONE = new LineFields(0, false, 0);

  /** Returns the number of fields. */
  public int count() {
    return timed ? own + 1 : own;
  }
}
