package io.dstream.pipe.keyed;

import io.dstream.pipe.function.CompiledFunction;
import io.dstream.pipe.function.PerThread;
import io.dstream.pipe.function.RowFunction;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;

/**
 * A state per key that each batch changes: {@code updateStateByKey}.
 *
 * @param key the key of a row that comes in, as one column, so that equal keys have equal bytes
 * @param value the value of a row that comes in, as one column of {@code valueType}
 * @param update of the batch's values (an array) and the state (null for a new key), the columns of
 *     its row, the new state; null removes the key
 * @param timeout after which a key without values is removed, whatever the update says
 */
public record StateUpdate(
    RowFunction key,
    RowFunction value,
    RowFunction update,
    DataType valueType,
    DataType stateType,
    StateTimeout timeout)
    implements Serializable {

  /** The update as compiled code, for one task. */
  public Compiled compile() {
    return new Compiled(update.compile());
  }

  /** The update as compiled code, one per thread, as long as the thread lives. */
  public Compiled ofThisThread() {
    return new Compiled(PerThread.compiled(update));
  }

  /** The update as compiled code, for one thread. */
  public final class Compiled implements KeyFunction {
    private final CompiledFunction compiled;
    private final GenericInternalRow row = new GenericInternalRow(2);

    private Compiled(CompiledFunction compiled) {
      this.compiled = compiled;
    }

    @Override
    public RowFunction key() {
      return key;
    }

    @Override
    public DataType valueType() {
      return valueType;
    }

    @Override
    public UnsafeRow apply(UnsafeRow key, List<Object> values, UnsafeRow state) {
      row.update(0, BatchValues.array(StateUpdate.this.key, key, values));
      row.update(1, state == null ? null : state.get(0, stateType));
      UnsafeRow updated = compiled.apply(row);
      return updated.isNullAt(0) ? null : updated.copy();
    }

    @Override
    public boolean asksWithoutValues() {
      return true;
    }

    @Override
    public StateTimeout timeout() {
      return timeout;
    }

    @Override
    public void timedOut(UnsafeRow key, UnsafeRow state) {
      // The key leaves, and nothing comes of it.
    }
  }
}
