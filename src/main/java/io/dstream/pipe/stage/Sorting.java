package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.MonotonicallyIncreasingID;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.types.DataType;

/**
 * Sorts the elements of a batch.
 *
 * @param key the sort key. Elements with equal keys are sorted by their own values, so that the
 *     order is the same when a batch runs again.
 * @param limit the maximum number of elements to keep, from the first one on
 */
record Sorting(StageCall call, StreamType input, Expression key, boolean ascending, long limit) {
  /** Sorts all elements by {@code key}. */
  static Sorting by(StageCall call, StreamType input, Expression key, boolean ascending) {
    if (!RowOrdering.isOrderable(key.dataType())) {
      throw new PipelineException(
          call.nameAt(), call.name() + " cannot order values of type " + key.dataType().sql());
    }
    return new Sorting(call, input, key, ascending, Long.MAX_VALUE);
  }

  /** Keeps all elements in the order of the partitions, and in their order within each. */
  static Sorting asTheyCome(StageCall call, StreamType input) {
    return new Sorting(call, input, new MonotonicallyIncreasingID(), true, Long.MAX_VALUE);
  }

  /** Returns a sorting that keeps only the first {@code n} elements. */
  Sorting first(long n) {
    return new Sorting(call, input, key, ascending, n);
  }

  /** Creates the stage that sorts the elements. */
  TypedStage stage() {
    List<Expression> columns = new ArrayList<>(List.of(key));
    columns.addAll(RowFunction.element(call.text(), Input.element(input).value()).columns());
    List<Expression> back = new ArrayList<>();
    List<RowOrder.Column> order = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      DataType type = columns.get(i).dataType();
      if (i > 0) {
        back.add(new BoundReference(i, type, columns.get(i).nullable()));
      }
      if (RowOrdering.isOrderable(type)) {
        order.add(new RowOrder.Column(i, type, ascending || i > 0));
      }
    }
    return new TypedStage(
        call,
        input,
        List.of(
            new Step.Sorted(new RowFunction(call.text(), columns), new RowOrder(order), limit),
            new Step.Narrow(new MapRows(new RowFunction(call.text(), back)), true)));
  }
}
