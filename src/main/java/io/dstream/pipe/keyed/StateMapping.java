package io.dstream.pipe.keyed;

import io.dstream.pipe.function.CompiledFunction;
import io.dstream.pipe.function.PerThread;
import io.dstream.pipe.function.RowFunction;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;

/**
 * The functions of {@code mapWithState}: each value changes the state of its key and produces an
 * element.
 *
 * @param key the key of an input row, as one column; equal keys have equal bytes
 * @param value the value of an input row, as one column of {@code valueType}
 * @param state computes the new state from a row with the columns key, value (null for a key that
 *     times out) and state (null for a new key); a null result removes the key
 * @param mapped computes the columns of the output element from the same row
 * @param timeout the time after which a key without values is mapped once more and removed
 */
public record StateMapping(
    RowFunction key,
    RowFunction value,
    RowFunction state,
    RowFunction mapped,
    DataType keyType,
    DataType valueType,
    DataType stateType,
    StateTimeout timeout)
    implements Serializable {

  /** Returns the compiled mapping. The functions are compiled once per thread. */
  public Compiled ofThisThread() {
    return new Compiled(PerThread.compiled(state), PerThread.compiled(mapped));
  }

  /** The compiled mapping. Not thread-safe. */
  public final class Compiled implements KeyFunction {
    private final CompiledFunction newState;
    private final CompiledFunction element;
    private final GenericInternalRow row = new GenericInternalRow(3);
    private final List<UnsafeRow> elements = new ArrayList<>();

    private Compiled(CompiledFunction newState, CompiledFunction element) {
      this.newState = newState;
      this.element = element;
    }

    /** Returns the elements produced so far. */
    public List<UnsafeRow> elements() {
      return Collections.unmodifiableList(elements);
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
      UnsafeRow current = state;
      for (Object value : values) {
        map(key, value, current);
        UnsafeRow updated = newState.apply(row);
        current = updated.isNullAt(0) ? null : updated.copy();
      }
      return current;
    }

    private void map(UnsafeRow key, Object value, UnsafeRow state) {
      row.update(0, key.isNullAt(0) ? null : key.get(0, keyType));
      row.update(1, value);
      row.update(2, state == null ? null : state.get(0, stateType));
      elements.add(element.apply(row).copy());
    }

    @Override
    public boolean asksWithoutValues() {
      return false;
    }

    @Override
    public StateTimeout timeout() {
      return timeout;
    }

    @Override
    public void timedOut(UnsafeRow key, UnsafeRow state) {
      map(key, null, state);
    }
  }
}
