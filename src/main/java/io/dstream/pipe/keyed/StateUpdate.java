package io.dstream.pipe.keyed;

import io.dstream.pipe.function.CompiledFunction;
import io.dstream.pipe.function.PerThread;
import io.dstream.pipe.function.RowFunction;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;

/**
 * A state per key that each batch changes: {@code updateStateByKey}.
 *
 * @param key the key of a row that comes in, as one column, so that equal keys have equal bytes
 * @param value the value of a row that comes in, as one column of {@code valueType}
 * @param update of the batch's values (an array) and the state (null for a new key), the columns of
 *     its row, the new state; null removes the key
 */
public record StateUpdate(
    RowFunction key, RowFunction value, RowFunction update, DataType valueType, DataType stateType)
    implements Serializable {

  /** The update as compiled code, for one task. */
  public Compiled compile() {
    return new Compiled(update.compile(), valueType, stateType);
  }

  /** The update as compiled code, one per thread, as long as the thread lives. */
  public Compiled ofThisThread() {
    return new Compiled(PerThread.compiled(update), valueType, stateType);
  }

  /** The update as compiled code, for one thread. */
  public static final class Compiled {
    private final CompiledFunction update;
    private final DataType valueType;
    private final DataType stateType;
    private final GenericInternalRow row = new GenericInternalRow(2);

    private Compiled(CompiledFunction update, DataType valueType, DataType stateType) {
      this.update = update;
      this.valueType = valueType;
      this.stateType = stateType;
    }

    /** The type of the values of a batch. */
    DataType valueType() {
      return valueType;
    }

    /**
     * The new state of a key.
     *
     * @param values as {@link BatchValues} gives them
     * @param state the state so far, a row of one column; null when there is none
     * @return a row of its own; null when the key is removed
     */
    UnsafeRow apply(List<Object> values, UnsafeRow state) {
      row.update(0, new GenericArrayData(values.toArray()));
      row.update(1, state == null ? null : state.get(0, stateType));
      UnsafeRow updated = update.apply(row);
      return updated.isNullAt(0) ? null : updated.copy();
    }
  }
}
