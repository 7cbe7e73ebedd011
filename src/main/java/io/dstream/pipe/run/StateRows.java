package io.dstream.pipe.run;

import io.dstream.pipe.stage.NarrowChain;
import io.dstream.state.GroupState;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The elements of the states of all groups, followed by narrow stages. If no result is due, it
 * returns no rows but still computes the states.
 */
record StateRows(boolean shown, NarrowChain next)
    implements FlatMapFunction<Iterator<GroupState<BatchRows>>, InternalRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> call(Iterator<GroupState<BatchRows>> groups) {
    if (!shown) {
      groups.forEachRemaining(group -> {});
      return Collections.emptyIterator();
    }
    return next.over(new RowsOfEach<>(groups, group -> ((StateElements) group).elements()));
  }
}
