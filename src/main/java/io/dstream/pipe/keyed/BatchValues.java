package io.dstream.pipe.keyed;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;

/** The values of a batch by key, which share the bytes of the packed pairs. */
public final class BatchValues {
  private BatchValues() {}

  /**
   * All values of each key, in the order in which they come; null is NULL.
   *
   * @param type of the values, rows of one column
   */
  public static Map<UnsafeRow, List<Object>> byKey(Iterator<PackedRows> batch, DataType type) {
    Map<UnsafeRow, List<Object>> values = new LinkedHashMap<>();
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
    return values;
  }
}
