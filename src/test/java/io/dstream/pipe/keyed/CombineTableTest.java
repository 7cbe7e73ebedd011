package io.dstream.pipe.keyed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.junit.jupiter.api.Test;

final class CombineTableTest {
  private static final String SUM = "reduceByKey(_ + _)";

  @Test
  void manyKeysAreMergedAsAMapDoes() {
    CombineTable table = KeyedPairs.aggregation(SUM).newTable();
    Map<String, Long> expected = new HashMap<>();
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      String key = "key " + random.nextInt(50_000);
      long value = random.nextInt();
      table.add(KeyedPairs.pair(key, value));
      expected.merge(key, value, Long::sum);
    }
    assertThat(table.size()).isEqualTo(expected.size());
    assertThat(KeyedPairs.longs(table)).isEqualTo(expected);
  }

  @Test
  void valuesMayGrow() {
    Aggregation concat = KeyedPairs.aggregation("reduceByKey((a, b) -> if(a > b, a, b))");
    CombineTable table = concat.newTable();
    KeyedPairs.pairs("a=3 b=1 a=9 b=0 a=4").forEach(table::add);
    assertThat(KeyedPairs.longs(table)).isEqualTo(Map.of("a", 9L, "b", 1L));
  }

  @Test
  void whatIsClearedIsForgottenAndItsMemoryFreed() {
    CombineTable table = KeyedPairs.aggregation(SUM).newTable();
    long empty = table.memory();
    for (int i = 0; i < 10_000; i++) {
      table.add(KeyedPairs.pair("key " + i, i));
    }
    assertThat(table.memory()).isGreaterThan(10_000L * 32);
    table.clear();
    assertThat(table.memory()).isEqualTo(empty);
    table.add(KeyedPairs.pair("a", 1));
    assertThat(KeyedPairs.longs(table)).isEqualTo(Map.of("a", 1L));
  }

  @Test
  void textsOfEveryLengthAndNullAreKeysOfTheirOwnHoweverTheyComeIn() {
    CombineTable table = KeyedPairs.aggregation(SUM).newTable();
    RowPacker packer = RowPacker.ofOne();
    Map<String, Long> expected = new HashMap<>();
    for (int length = 0; length < 200; length++) {
      String key = "ä".repeat(length / 2) + (length % 2 == 0 ? "" : "\0");
      table.add(KeyedPairs.pair(key, length));
      expected.put(key, 2L * length);
    }
    table.add(new GenericInternalRow(new Object[] {null, 7L}));
    table.forEach(packer::add);
    table.addAll(packer.takeOnly());
    Map<String, Long> longs = new HashMap<>();
    table.forEach((key, value) -> longs.put(KeyedPairs.key(key), value.getLong(0)));
    expected.put(null, 14L);
    assertThat(longs).isEqualTo(expected);
  }

  @Test
  void sumsThatOverflowEndWithAnErrorAndNoWrongNumber() {
    CombineTable table = KeyedPairs.aggregation(SUM).newTable();
    table.add(KeyedPairs.pair("a", Long.MAX_VALUE));
    table.add(KeyedPairs.pair("a", 1));
    assertThatThrownBy(table::size)
        .isInstanceOf(DstreamException.class)
        .hasMessageContaining("overflow")
        .hasMessageContaining("for 9223372036854775807, 1");
  }
}
