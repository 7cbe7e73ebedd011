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
 * A state per key that each value changes, and an element for each value: {@code mapWithState}.
 *
 * @param key the key of a row that comes in, as one column, so that equal keys have equal bytes
 * @param value the value of a row that comes in, as one column of {@code valueType}
 * @param state of the key, a value (null for a key that times out) and the state (null for a new
 *     key), the columns of its row, the new state; null removes the key
 * @param mapped of the same, the element that comes out, as its columns
 * @param timeout after which a key without values is mapped once more, and removed
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

  /** The mapping as compiled code, with one compilation per thread, as long as it lives. */
  public Compiled ofThisThread() {
    return new Compiled(PerThread.compiled(state), PerThread.compiled(mapped));
  }

  /** The mapping as compiled code, for one thread. */
  public final class Compiled implements KeyFunction {
    private final CompiledFunction newState;
    private final CompiledFunction element;
    private final GenericInternalRow row = new GenericInternalRow(3);
    private final List<UnsafeRow> elements = new ArrayList<>();

    private Compiled(CompiledFunction newState, CompiledFunction element) {
      this.newState = newState;
      this.element = element;
    }

    /** What came out so far. */
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
