package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.keyed.MapSide;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.pipe.stage.Step;
import io.dstream.spec.SourceSet;
import io.dstream.state.GroupState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.lang3.SerializationUtils;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The window of one key group over random batches, with gaps in time, and batches that bring
 * nothing. Values are texts that are put together: an order that is wrong shows, and values outgrow
 * their room.
 */
final class MergedWindowTest {
  private static final int LENGTH = 8;
  private static final int BATCHES = 200;
  private static final Step.Windowed CONCAT = window("(a, b) -> concat(a, b)");

  /** Not associative: it shows in which groups values were merged. */
  private static final Step.Windowed GROUPS = window("(a, b) -> concat('(', a, b, ')')");

  private record Batch(long time, Map<String, String> values) {}

  private static Step.Windowed window(String merge) {
    String pipeline = "reduceByKeyAndWindow(" + merge + ", " + LENGTH + "ms)";
    StreamType pairs =
        StreamType.pairs(
            StreamType.column("key", DataTypes.StringType, true),
            StreamType.column("value", DataTypes.StringType, true));
    return new PipelineCompiler()
        .compile(pipeline, Map.of(SourceSet.ONLY, pairs), Duration.ofMillis(1))
        .last()
        .window()
        .orElseThrow();
  }

  private static MergedWindows kind(Step.Windowed window) {
    return new MergedWindows(LENGTH, window.merge().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 127})
  void eachKeyHasTheValuesOfItsWindowInTheirOrder(int group) {
    Random random = new Random(group);
    GroupState<BatchRows> state = kind(CONCAT).none(group);
    List<Batch> batches = new ArrayList<>();
    for (Batch batch : batches(random)) {
      GroupState<BatchRows> before = state;
      Map<String, String> rowsBefore = rows(before, CONCAT);
      state = after(before, batch, CONCAT);
      batches.add(batch);
      Map<String, String> expected = expected(batches);
      assertThat(rows(state, CONCAT)).as("after %s", batch).isEqualTo(expected);
      assertThat(state.keys()).isEqualTo(expected.size());
      assertThat(rows(before, CONCAT)).as("it is immutable").isEqualTo(rowsBefore);
      if (random.nextInt(4) == 0) {
        state = SerializationUtils.roundtrip(state);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 127})
  void whatIsMadeOfTheWindowsBatchesAloneIsTheSame(int group) {
    List<Batch> batches = new ArrayList<>();
    GroupState<BatchRows> state = kind(GROUPS).none(group);
    for (Batch batch : batches(new Random(group))) {
      state = after(state, batch, GROUPS);
      batches.add(batch);
      GroupState<BatchRows> again = kind(GROUPS).none(group);
      for (Batch kept : batches) {
        again = kept.time > batch.time - LENGTH ? after(again, kept, GROUPS) : again;
      }
      assertThat(rows(again, GROUPS)).as("after %s", batch).isEqualTo(rows(state, GROUPS));
    }
  }

  @Test
  void keysThatLeftTakeNoMemory() {
    GroupState<BatchRows> state = kind(CONCAT).none(0);
    Map<String, String> many = new TreeMap<>();
    for (int key = 0; key < 5_000; key++) {
      many.put("key " + key, "v");
    }
    int time = 2 * LENGTH - 2; // the next turn is two batches later, the one after it another eight
    state = after(state, new Batch(time, many), CONCAT);
    long most = state.estimatedSize();
    for (int passed = 1; passed <= LENGTH + 1; passed++) {
      state = after(state, new Batch(time + passed, Map.of("k", "v")), CONCAT);
    }
    assertThat(state.keys()).isEqualTo(1);
    assertThat(state.estimatedSize()).isLessThan(most / 10);
    assertThat(state.idle(time + 3 * LENGTH).keys()).isZero();
  }

  private static List<Batch> batches(Random random) {
    List<Batch> batches = new ArrayList<>();
    long time = 1_000;
    for (int i = 0; i < BATCHES; i++) {
      time += random.nextInt(20) == 0 ? random.nextInt(3 * LENGTH) + 1L : 1;
      Map<String, String> values = new TreeMap<>();
      for (int keys = random.nextInt(3) == 0 ? 0 : random.nextInt(9); keys > 0; keys--) {
        values.put("k" + random.nextInt(12), "v" + i + "x".repeat(random.nextInt(20)));
      }
      batches.add(new Batch(time, values));
    }
    return batches;
  }

  private static GroupState<BatchRows> after(
      GroupState<BatchRows> state, Batch batch, Step.Windowed window) {
    return batch.values.isEmpty()
        ? state.idle(batch.time)
        : state.plus(brought(batch.values, window), batch.time);
  }

  /** As two map tasks bring it, both with every other key, and each value in two parts. */
  private static BatchRows brought(Map<String, String> values, Step.Windowed window) {
    List<PackedRows> chunks = new ArrayList<>();
    Map<String, String> first = new TreeMap<>();
    Map<String, String> second = new TreeMap<>(values);
    values.forEach(
        (key, value) -> {
          if (key.hashCode() % 2 == 0 && window.equals(CONCAT)) {
            first.put(key, value.substring(0, 1));
            second.put(key, value.substring(1));
          }
        });
    chunks.addAll(chunks(first, window));
    chunks.addAll(chunks(second, window));
    return new BatchRows(chunks);
  }

  private static List<PackedRows> chunks(Map<String, String> values, Step.Windowed window) {
    List<PackedRows> chunks = new ArrayList<>();
    Iterator<InternalRow> rows =
        values.entrySet().stream()
            .<InternalRow>map(
                entry ->
                    new GenericInternalRow(
                        new Object[] {
                          UTF8String.fromString(entry.getKey()),
                          UTF8String.fromString(entry.getValue())
                        }))
            .iterator();
    MapSide.combining(
            window.content().merge().orElseThrow(), rows, (all, from, to) -> 0, 1, 1L << 20)
        .forEachRemaining(chunk -> chunks.add(chunk.rows()));
    return chunks;
  }

  private static Map<String, String> expected(List<Batch> batches) {
    long last = batches.get(batches.size() - 1).time;
    Map<String, String> expected = new TreeMap<>();
    for (Batch batch : batches) {
      if (batch.time > last - LENGTH) {
        batch.values.forEach((key, value) -> expected.merge(key, value, String::concat));
      }
    }
    return expected;
  }

  private static Map<String, String> rows(GroupState<BatchRows> state, Step.Windowed window) {
    Map<String, String> rows = new TreeMap<>();
    new WindowRows(window.merge().orElseThrow(), true, NarrowChain.NONE)
        .call(List.of(state).iterator())
        .forEachRemaining(
            row -> rows.put(row.getUTF8String(0).toString(), row.getUTF8String(1).toString()));
    return rows;
  }
}
