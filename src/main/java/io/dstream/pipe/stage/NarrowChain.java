package io.dstream.pipe.stage;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Narrow steps, one after the other, as one iterator per partition.
 *
 * @param failures what becomes of a row on which a step fails; null where it ends the stream
 */
public record NarrowChain(List<NarrowStep> steps, FailedRows failures) implements Serializable {
  /** No step. */
  public static final NarrowChain NONE = new NarrowChain(List.of());

  public NarrowChain {
    steps = List.copyOf(steps);
  }

  /** Steps that end the stream when they fail. */
  public NarrowChain(List<NarrowStep> steps) {
    this(steps, null);
  }

  /** Whether there is no step. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** Whether the rows on which a step fails are all that comes out. */
  public boolean failuresAlone() {
    return failures != null && failures.alone();
  }

  /** The same steps; a row on which one fails is left out, or is all that comes out. */
  public NarrowChain with(FailedRows handling) {
    return new NarrowChain(steps, handling);
  }

  /** The rows that come of the rows of a partition, made as they are asked for. */
  public Iterator<InternalRow> over(Iterator<InternalRow> rows) {
    return failures == null ? made(rows) : new GuardedRows(rows, this::made, failures);
  }

  private Iterator<InternalRow> made(Iterator<InternalRow> rows) {
    Iterator<InternalRow> result = rows;
    for (NarrowStep step : steps) {
      result = step.over(result);
    }
    return result;
  }
}
