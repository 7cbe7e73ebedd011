package io.dstream.pipe.keyed;

import io.dstream.pipe.function.RowFunction;
import io.dstream.spec.MemoryEndedAt;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;

/** Groups the values of a batch by key. The values share the bytes of the packed pairs. */
public final class BatchValues {
  private BatchValues() {}

  /**
   * Returns all values of each key in the order of arrival; null stands for NULL.
   *
   * @param key the function that computes the keys; an error names its stage
   * @param type the type of the values, which are rows with one column
   * @throws io.dstream.spec.MemoryEndedAt if memory runs out; names the key with the most values
   */
  public static Map<UnsafeRow, List<Object>> byKey(
      Iterator<PackedRows> batch, RowFunction key, DataType type) {
    Map<UnsafeRow, List<Object>> values = new LinkedHashMap<>();
    try {
      collect(batch, type, values);
    } catch (OutOfMemoryError e) {
      throw memoryEnded(values, key);
    }
    return values;
  }

  /**
   * Returns the values of a key as a Spark SQL array.
   *
   * @param key the function that computes the keys; an error names its stage
   * @param of the key
   * @throws MemoryEndedAt if memory runs out
   */
  public static GenericArrayData array(RowFunction key, UnsafeRow of, List<Object> values) {
    try {
      return new GenericArrayData(values.toArray());
    } catch (OutOfMemoryError e) {
      throw key.memoryEnded(of, values.size());
    }
  }

  private static MemoryEndedAt memoryEnded(Map<UnsafeRow, List<Object>> values, RowFunction key) {
    UnsafeRow largest = null;
    int most = 0;
    for (Map.Entry<UnsafeRow, List<Object>> entry : values.entrySet()) {
      if (entry.getValue().size() > most) {
        largest = entry.getKey();
        most = entry.getValue().size();
      }
    }
    values.clear(); // frees memory for the error message
    return largest == null ? new MemoryEndedAt(key.stage()) : key.memoryEnded(largest, most);
  }

  private static void collect(
      Iterator<PackedRows> batch, DataType type, Map<UnsafeRow, List<Object>> values) {
    while (batch.hasNext()) {
      PackedRows.Cursor cursor = batch.next().cursor();
      while (cursor.advance()) {
        List<Object> known = values.get(cursor.key());
        if (known == null) {
          known = new ArrayList<>();
          values.put(cursor.ownKey(), known);
        }
        UnsafeRow value = cursor.value();
        known.add(value.isNullAt(0) ? null : value.get(0, type));
      }
    }
  }
}
