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
 * The functions of {@code updateStateByKey}: each batch changes the state of its keys.
 *
 * @param key the key of an input row, as one column; equal keys have equal bytes
 * @param value the value of an input row, as one column of {@code valueType}
 * @param update computes the new state from a row with the columns values (the array of the batch)
 *     and state (null for a new key); a null result removes the key
 * @param timeout the time after which a key without values is removed, whatever the update returns
 */
public record StateUpdate(
    RowFunction key,
    RowFunction value,
    RowFunction update,
    DataType valueType,
    DataType stateType,
    StateTimeout timeout)
    implements Serializable {

  /** Compiles the update for one task. */
  public Compiled compile() {
    return new Compiled(update.compile());
  }

  /** Returns the compiled update. The function is compiled once per thread. */
  public Compiled ofThisThread() {
    return new Compiled(PerThread.compiled(update));
  }

  /** The compiled update. Not thread-safe. */
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
      // The key is removed without any output.
    }
  }
}
