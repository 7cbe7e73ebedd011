package io.dstream.pipe.stage;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Runs narrow steps in order, as one iterator per partition.
 *
 * @param failures handles rows on which a step fails; null if a failure ends the stream
 */
public record NarrowChain(List<NarrowStep> steps, FailedRows failures) implements Serializable {
  /** A chain without steps. */
  public static final NarrowChain NONE = new NarrowChain(List.of());

  public NarrowChain {
    steps = List.copyOf(steps);
  }

  /** Creates a chain in which a failure of a step ends the stream. */
  public NarrowChain(List<NarrowStep> steps) {
    this(steps, null);
  }

  /** Returns whether the chain has no steps. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** Returns whether only the rows on which a step fails produce output. */
  public boolean failuresAlone() {
    return failures != null && failures.alone();
  }

  /**
   * Returns a chain with the same steps, in which {@code handling} receives the rows on which a
   * step fails.
   */
  public NarrowChain with(FailedRows handling) {
    return new NarrowChain(steps, handling);
  }

  /** Returns the output rows of a partition, which are computed lazily. */
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
