package io.dstream.pipe.run;

import io.dstream.pipe.keyed.KeyStates;
import io.dstream.pipe.keyed.StateChange;
import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.TopRows;
import io.dstream.state.GroupState;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;

/**
 * The states of the keys of one group after a batch. Immutable.
 *
 * @param changed the rows of the keys that the batch changed
 * @param best the top rows of all keys, best first
 */
record UpdatedState(UpdatedStates kind, KeyStates states, List<Row> changed, List<Row> best)
    implements GroupState<BatchRows>, StateElements {
  /** The estimated size of a row in bytes, without its texts. */
  private static final long ROW_BYTES = 200;

  /** Returns the states of a group as they were read, before any batch. */
  static UpdatedState of(UpdatedStates kind, KeyStates states) {
    UpdatedState read = new UpdatedState(kind, states, List.of(), List.of());
    return kind.kept() == 0
        ? read
        : new UpdatedState(kind, states, List.of(), read.ranked(kind.kept()));
  }

  @Override
  public long estimatedSize() {
    return states.memory() + memory(changed) + memory(best);
  }

  private static long memory(List<Row> rows) {
    return ROW_BYTES * rows.size() + rows.stream().mapToLong(Row::textBytes).sum();
  }

  @Override
  public UpdatedState plus(BatchRows brought, long time) {
    StateChange change =
        states.plus(brought.chunks().iterator(), kind.update().ofThisThread(), time);
    List<Row> rows = new ArrayList<>();
    change.changed().forEach((key, state) -> state.ifPresent(s -> rows.add(kind.row(key, s))));
    UpdatedState next = new UpdatedState(kind, change.states(), rows, best);
    boolean removed = change.changed().values().stream().anyMatch(Optional::isEmpty);
    return new UpdatedState(kind, change.states(), rows, next.bestAfterChange(removed));
  }

  /**
   * Returns the best rows after a change. They are among the previous best rows and the changed
   * ones. If a key was removed, or a previous best row ranks lower now, all keys are examined.
   */
  private List<Row> bestAfterChange(boolean removed) {
    if (kind.kept() == 0 || (changed.isEmpty() && !removed)) {
      return best;
    }
    TreeMap<Row, Row> byKey = new TreeMap<>(kind.schema().byKey());
    changed.forEach(row -> byKey.put(row, row));
    TopRows top = new TopRows(kind.kept(), kind.schema().ranking());
    for (Row before : best) {
      Row now = byKey.get(before);
      if (now == null) {
        top.offer(before);
      } else if (kind.schema().ranking().compare(now, before) > 0) {
        return ranked(kind.kept());
      }
    }
    if (removed) {
      return ranked(kind.kept());
    }
    changed.forEach(top::offer);
    return List.copyOf(top.ranked());
  }

  /** Returns the best {@code n} rows of all keys, best first. */
  List<Row> ranked(int n) {
    TopRows top = new TopRows(n, kind.schema().ranking());
    states.forEach((key, state) -> top.offer(kind.row(key, state)));
    return List.copyOf(top.ranked());
  }

  @Override
  public UpdatedState idle(long time) {
    if (!states.allSettled() || states.mayTimeOut(kind.update().timeout(), time)) {
      return plus(BatchRows.NONE, time);
    }
    return changed.isEmpty() ? this : new UpdatedState(kind, states, List.of(), best);
  }

  @Override
  public UpdatedState compacted() {
    return this;
  }

  @Override
  public RowBlock rows() {
    return new UpdatedRows(this, false);
  }

  @Override
  public RowBlock allRows() {
    return new UpdatedRows(this, true);
  }

  @Override
  public long keys() {
    return states.size();
  }

  @Override
  public void writeWhole(DataOutput out) throws IOException {
    states.writeTo(out, kind.update().timeout());
  }

  /** Returns every key and its state as a row with two columns. */
  @Override
  public Iterator<InternalRow> elements() {
    List<InternalRow> pairs = new ArrayList<>();
    states.forEach((key, state) -> pairs.add(new JoinedRow(key, state)));
    return pairs.iterator();
  }

  /** Returns every key and its state as a result row. */
  Iterator<Row> all() {
    List<Row> rows = new ArrayList<>();
    states.forEach((key, state) -> rows.add(kind.row(key, state)));
    return rows.iterator();
  }
}
