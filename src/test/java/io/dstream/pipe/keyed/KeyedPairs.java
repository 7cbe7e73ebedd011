package io.dstream.pipe.keyed;

import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.Step;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/** Pairs of text and BIGINT for tests of keyed stages. */
final class KeyedPairs {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();
  private static final StreamType PAIRS =
      StreamType.pairs(
          StreamType.column("key", DataTypes.StringType, true),
          StreamType.column("value", DataTypes.LongType, false));

  private KeyedPairs() {}

  static Aggregation aggregation(String pipeline) {
    return ((Step.ByKey) COMPILER.compile(pipeline, PAIRS).stages().get(0).steps().get(0))
        .aggregation();
  }

  static StateUpdate update(String pipeline) {
    return ((Step.State) COMPILER.compile(pipeline, PAIRS).stages().get(0).steps().get(0)).update();
  }

  static InternalRow pair(String key, long value) {
    return new GenericInternalRow(new Object[] {UTF8String.fromString(key), value});
  }

  /** Pairs written as {@code "a=1 b=2"}. */
  static List<InternalRow> pairs(String pairs) {
    List<InternalRow> rows = new ArrayList<>();
    for (String pair : pairs.isEmpty() ? new String[0] : pairs.split(" ", -1)) {
      String[] parts = pair.split("=", -1);
      rows.add(pair(parts[0], Long.parseLong(parts[1])));
    }
    return rows;
  }

  /** The pairs as the reduce side gets them. */
  static Iterator<PackedRows> packed(StateUpdate update, String pairs) {
    List<PackedRows> packed = new ArrayList<>();
    MapSide.collecting(
            update.key(), update.value(), pairs(pairs).iterator(), (b, from, to) -> 0, 1, 100)
        .forEachRemaining(chunk -> packed.add(chunk.rows()));
    return packed.iterator();
  }

  static String key(UnsafeRow row) {
    return row.isNullAt(0) ? null : row.getUTF8String(0).toString();
  }

  static Map<String, Long> longs(KeyStates states) {
    Map<String, Long> longs = new TreeMap<>();
    states.forEach((key, value) -> longs.put(key(key), value.getLong(0)));
    return longs;
  }

  static Map<String, Long> longs(CombineTable table) {
    Map<String, Long> longs = new TreeMap<>();
    table.forEach((key, value) -> longs.put(key(key), value.getLong(0)));
    return longs;
  }
}
