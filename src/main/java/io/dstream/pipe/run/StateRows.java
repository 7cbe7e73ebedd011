package io.dstream.pipe.run;

import io.dstream.pipe.stage.NarrowChain;
import io.dstream.state.GroupState;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** Every key and its state as rows, with the narrow stages after it. */
record StateRows(NarrowChain next)
    implements FlatMapFunction<Iterator<GroupState<BatchRows>>, InternalRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> call(Iterator<GroupState<BatchRows>> groups) {
    return next.over(new Rows(groups));
  }

  private static final class Rows implements Iterator<InternalRow> {
    private final Iterator<GroupState<BatchRows>> groups;
    private Iterator<InternalRow> rows = Collections.emptyIterator();

    Rows(Iterator<GroupState<BatchRows>> groups) {
      this.groups = groups;
    }

    @Override
    public boolean hasNext() {
      while (!rows.hasNext() && groups.hasNext()) {
        rows = ((UpdatedState) groups.next()).pairs();
      }
      return rows.hasNext();
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return rows.next();
    }
  }
}
