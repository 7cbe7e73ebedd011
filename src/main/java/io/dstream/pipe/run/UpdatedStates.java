package io.dstream.pipe.run;

import io.dstream.pipe.keyed.KeyStates;
import io.dstream.pipe.keyed.StateUpdate;
import io.dstream.pipe.row.ResultRows;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import io.dstream.state.GroupState;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * The states of {@code updateStateByKey}.
 *
 * @param results converts keys and states to result rows
 * @param kept the number of best rows that each group keeps up to date
 */
record UpdatedStates(StateUpdate update, ResultRows results, Schema schema, int kept)
    implements PairStates {
  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return "states";
  }

  @Override
  public long memory() {
    return Long.MAX_VALUE;
  }

  @Override
  public GroupState<BatchRows> none(int group) {
    return new UpdatedState(this, KeyStates.EMPTY, List.of(), List.of());
  }

  @Override
  public GroupState<BatchRows> readWhole(DataInput in, long time) throws IOException {
    return UpdatedState.of(this, KeyStates.readFrom(in, update.timeout()));
  }

  /** Returns the result row of a key and its state, each a row with one column. */
  Row row(UnsafeRow key, UnsafeRow state) {
    return new Row(results.ofThisThread().values(new JoinedRow(key, state)));
  }
}
