package io.dstream.pipe.stage;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** Narrow steps, one after the other, as one iterator per partition. */
public record NarrowChain(List<NarrowStep> steps) implements Serializable {
  /** No step. */
  public static final NarrowChain NONE = new NarrowChain(List.of());

  public NarrowChain {
    steps = List.copyOf(steps);
  }

  /** The rows that come of the rows of a partition, made as they are asked for. */
  public Iterator<InternalRow> over(Iterator<InternalRow> rows) {
    Iterator<InternalRow> result = rows;
    for (NarrowStep step : steps) {
      result = step.over(result);
    }
    return result;
  }
}
