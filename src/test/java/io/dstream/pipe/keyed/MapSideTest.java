package io.dstream.pipe.keyed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.MemoryEndedAt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

final class MapSideTest {
  private static final int GROUPS = 4;
  private static final KeyPlacement BY_SUM =
      (bytes, from, to) -> {
        int sum = 0;
        for (int i = from; i < to; i++) {
          sum += bytes[i];
        }
        return Math.floorMod(sum, GROUPS);
      };

  @Test
  void eachKeyComesOnceAndInItsGroup() {
    Aggregation sum = KeyedPairs.aggregation("reduceByKey(_ + _)");
    Map<Integer, Map<String, Long>> groups = new TreeMap<>();
    MapSide.combining(sum, rows(1000, 50).iterator(), BY_SUM, GROUPS, MapSide.LIMIT_BYTES)
        .forEachRemaining(
            chunk -> {
              assertThat(groups.put(chunk.group(), longs(sum, List.of(chunk)))).isNull();
            });
    Map<String, Long> all = new TreeMap<>();
    groups.values().forEach(all::putAll);
    assertThat(groups).hasSize(GROUPS);
    assertThat(all).hasSize(50).allSatisfy((key, value) -> assertThat(value).isEqualTo(20));
  }

  @Test
  void aTableThatIsLargeIsHandedOn() {
    Aggregation sum = KeyedPairs.aggregation("reduceByKey(_ + _)");
    List<GroupRows> chunks = new ArrayList<>();
    MapSide.combining(sum, rows(10_000, 5_000).iterator(), BY_SUM, GROUPS, 100_000)
        .forEachRemaining(chunks::add);
    assertThat(chunks).hasSizeGreaterThan(2 * GROUPS);
    assertThat(longs(sum, chunks))
        .hasSize(5_000)
        .allSatisfy((key, value) -> assertThat(value).isEqualTo(2));
  }

  @Test
  void aGroupThatIsLargeIsSeveralChunks() {
    StateUpdate update = KeyedPairs.update("updateStateByKey((v, s) -> size(v))");
    List<GroupRows> chunks = new ArrayList<>();
    MapSide.collecting(
            update.key(),
            update.value(),
            rows(100_000, 1).iterator(),
            BY_SUM,
            GROUPS,
            MapSide.LIMIT_BYTES)
        .forEachRemaining(chunks::add);
    assertThat(chunks)
        .hasSizeGreaterThan(2)
        .allSatisfy(
            chunk ->
                assertThat(chunk.rows().bytes()).hasSizeLessThanOrEqualTo(RowPacker.CHUNK_BYTES));
    Iterator<PackedRows> batch = chunks.stream().map(GroupRows::rows).iterator();
    assertThat(BatchValues.byKey(batch, update.key(), update.valueType()).values())
        .singleElement()
        .satisfies(values -> assertThat(values).hasSize(100_000));
  }

  @Test
  void whenMemoryEndsTheKeyWithMostValuesIsNamed() {
    StateUpdate update = KeyedPairs.update("updateStateByKey((v, s) -> size(v))");
    Iterator<PackedRows> some = KeyedPairs.packed(update, "a=1 bb=2 bb=3 c=4");
    Iterator<PackedRows> batch =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public PackedRows next() {
            if (some.hasNext()) {
              return some.next();
            }
            throw new OutOfMemoryError("Java heap space");
          }
        };
    assertThatThrownBy(() -> BatchValues.byKey(batch, update.key(), update.valueType()))
        .isInstanceOf(MemoryEndedAt.class)
        .hasMessage("updateStateByKey((v, s) -> size(v)), for the key 'bb' with 2 values or more");
  }

  @Test
  void packedRowsGoThroughSerialization() throws IOException, ClassNotFoundException {
    Aggregation sum = KeyedPairs.aggregation("reduceByKey(_ + _)");
    MapSide side =
        MapSide.combining(
            sum, KeyedPairs.pairs("a=1 b=2 a=3").iterator(), (b, from, to) -> 0, 1, 1 << 20);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(side.next());
    Object copy = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertThat(longs(sum, List.of((GroupRows) copy))).isEqualTo(Map.of("a", 4L, "b", 2L));
  }

  private static List<InternalRow> rows(int rows, int keys) {
    return IntStream.range(0, rows).mapToObj(i -> KeyedPairs.pair("key " + i % keys, 1)).toList();
  }

  private static Map<String, Long> longs(Aggregation sum, List<GroupRows> chunks) {
    CombineTable table = sum.newTable();
    chunks.forEach(chunk -> table.addAll(chunk.rows()));
    return KeyedPairs.longs(table);
  }
}
