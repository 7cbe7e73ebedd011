package io.dstream.pipe.keyed;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** The values of a batch by key, which share the bytes of the packed pairs. */
final class BatchValues {
  private BatchValues() {}

  /** All values of each key, in the order in which they come. */
  static Map<UnsafeRow, List<Object>> byKey(
      Iterator<PackedRows> batch, StateUpdate.Compiled update) {
    Map<UnsafeRow, List<Object>> values = new LinkedHashMap<>();
    while (batch.hasNext()) {
      PackedRows.Cursor cursor = batch.next().cursor();
      while (cursor.advance()) {
        List<Object> known = values.get(cursor.key());
        if (known == null) {
          known = new ArrayList<>();
          values.put(cursor.ownKey(), known);
        }
        known.add(update.value(cursor.value()));
      }
    }
    return values;
  }
}
