package io.dstream.pipe.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
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
}
