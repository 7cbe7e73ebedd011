package io.dstream.pipe.run;

import io.dstream.pipe.keyed.KeyStates;
import io.dstream.pipe.keyed.StateMapping;
import io.dstream.row.RowBlock;
import io.dstream.state.GroupState;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * The states of the keys of one group after a batch, and the elements that it produced. Immutable.
 *
 * @param mapped the elements of the batch, one for each value
 */
record MappedState(StateMapping mapping, KeyStates states, List<UnsafeRow> mapped)
    implements GroupState<BatchRows>, StateElements {
  private static final long serialVersionUID = 1L;

  /** The estimated object overhead of a row in bytes. */
  private static final long ROW_BYTES = 60;

  MappedState {
    mapped = List.copyOf(mapped);
  }

  @Override
  public long estimatedSize() {
    return states.memory()
        + mapped.stream().mapToLong(row -> ROW_BYTES + row.getSizeInBytes()).sum();
  }

  @Override
  public MappedState plus(BatchRows brought, long time) {
    StateMapping.Compiled compiled = mapping.ofThisThread();
    KeyStates after = states.plus(brought.chunks().iterator(), compiled, time).states();
    return new MappedState(mapping, after, compiled.elements());
  }

  @Override
  public MappedState idle(long time) {
    if (states.mayTimeOut(mapping.timeout(), time)) {
      return plus(BatchRows.NONE, time);
    }
    return mapped.isEmpty() ? this : new MappedState(mapping, states, List.of());
  }

  @Override
  public Iterator<InternalRow> elements() {
    return List.<InternalRow>copyOf(mapped).iterator();
  }

  @Override
  public MappedState compacted() {
    return this;
  }

  @Override
  public RowBlock rows() {
    throw new UnsupportedOperationException("what is mapped is not a result yet");
  }

  @Override
  public RowBlock allRows() {
    return rows();
  }

  @Override
  public long keys() {
    return states.size();
  }

  @Override
  public void writeWhole(DataOutput out) throws IOException {
    states.writeTo(out, mapping.timeout());
  }
}
