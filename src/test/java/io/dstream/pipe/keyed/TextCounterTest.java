package io.dstream.pipe.keyed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.pipe.function.RowFunction;
import io.dstream.spec.DstreamException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

final class TextCounterTest {
  private static final KeyPlacement ONE_GROUP = (bytes, from, to) -> 0;

  @Test
  void textsAreCountedAsAMapDoesThoughTheirRowChangesInItsPlace() {
    Random random = new Random(1);
    byte[] place = new byte[300];
    Map<String, Long> expected = new HashMap<>();
    Iterator<InternalRow> rows =
        Stream.generate(
                () -> {
                  byte[] text = text(random);
                  expected.merge(new String(text, UTF_8), 3L, Long::sum);
                  System.arraycopy(text, 0, place, 5, text.length);
                  return row(UTF8String.fromBytes(place, 5, text.length));
                })
            .limit(100_000)
            .iterator();
    assertThat(counted(counting(DataTypes.LongType, 3L), rows, 1 << 20)).isEqualTo(expected);
  }

  private static byte[] text(Random random) {
    int length = random.nextInt(20) == 0 ? random.nextInt(290) : random.nextInt(18);
    String text = "ab".repeat(length / 2) + "é".repeat(length % 2);
    return (text + random.nextInt(100))
        .substring(0, Math.min(length, text.length()))
        .getBytes(UTF_8);
  }

  @Test
  void nullIsATextOfItsOwnAndLongTextsAreWhole() {
    String longest = "x".repeat(200_000);
    List<InternalRow> rows =
        Stream.of(null, "", longest, null, "", "a", longest)
            .map(text -> row(text == null ? null : UTF8String.fromString(text)))
            .toList();
    Map<String, Long> expected = new HashMap<>(Map.of("", 2L, longest, 2L, "a", 1L));
    expected.put(null, 2L);
    assertThat(counted(counting(DataTypes.IntegerType, 1), rows.iterator(), 1 << 20))
        .isEqualTo(expected);
  }

  @Test
  void whatIsHandedOnIsBegunAnew() {
    Iterator<InternalRow> rows =
        Stream.iterate(0, i -> i + 1)
            .limit(300_000)
            .map(i -> row(UTF8String.fromString("word " + i % 100_000)))
            .iterator();
    assertThat(counted(counting(DataTypes.LongType, 1L), rows, 1 << 20))
        .hasSize(100_000)
        .allSatisfy((text, count) -> assertThat(count).isEqualTo(3));
  }

  @Test
  void anIntThatOverflowsEndsWithTheErrorOfTheFunction() {
    Iterator<InternalRow> rows =
        Stream.generate(() -> row(UTF8String.fromString("a"))).limit(3).iterator();
    assertThatThrownBy(() -> counted(counting(DataTypes.IntegerType, 1_000_000_000), rows, 1 << 20))
        .isInstanceOf(DstreamException.class)
        .hasMessageContaining("reduceByKey(_ + _): ")
        .hasMessageContaining("overflow");
  }

  @Test
  void otherMergesAndOtherValuesAreNotCounted() {
    Aggregation sums = KeyedPairs.aggregation("reduceByKey(_ + _)");
    assertThat(TextCounter.of(sums, packer())).isEmpty();
    assertThat(TextCounter.of(counting(DataTypes.LongType, 0L), packer())).isEmpty();
    assertThat(TextCounter.of(counting(DataTypes.LongType, -1L), packer())).isEmpty();
    assertThat(TextCounter.of(counting(DataTypes.LongType, null), packer())).isEmpty();
    assertThat(TextCounter.of(counting(DataTypes.LongType, 1L), packer())).isPresent();
  }

  private static RowPacker packer() {
    return RowPacker.ofOne();
  }

  private static InternalRow row(UTF8String text) {
    return new GenericInternalRow(new Object[] {text});
  }

  private static Aggregation counting(DataType type, Object each) {
    return new Aggregation(
        RowFunction.of("reduceByKey(_ + _)", new BoundReference(0, DataTypes.StringType, true)),
        RowFunction.of("reduceByKey(_ + _)", Literal.create(each, type)),
        RowFunction.of(
            "reduceByKey(_ + _)",
            new Add(
                new BoundReference(0, type, true),
                new BoundReference(1, type, true),
                EvalMode.ANSI())));
  }

  private static Map<String, Long> counted(
      Aggregation aggregation, Iterator<InternalRow> rows, long limit) {
    boolean narrow = aggregation.merge().columns().get(0).dataType().equals(DataTypes.IntegerType);
    Map<String, Long> counts = new HashMap<>();
    MapSide.combining(aggregation, rows, ONE_GROUP, 1, limit)
        .forEachRemaining(
            chunk -> {
              PackedRows.Cursor pairs = chunk.rows().cursor();
              while (pairs.advance()) {
                long count = narrow ? pairs.value().getInt(0) : pairs.value().getLong(0);
                counts.merge(KeyedPairs.key(pairs.key()), count, Long::sum);
              }
            });
    return counts;
  }
}
