package io.dstream.pipe.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class KeyStatesTest {
  private static final String TOTAL =
      "updateStateByKey((v, s) -> coalesce(s, 0L) + aggregate(v, 0L, (sum, n) -> sum + n))";

  /** Counts the batches since a key had values, and removes it after two. */
  private static final String IDLE =
      "updateStateByKey((v, s) -> if(size(v) > 0, 0L, if(s < 2, s + 1, NULL)))";

  private final StateUpdate update = KeyedPairs.update(TOTAL);
  private final StateUpdate.Compiled total = update.compile();

  @Test
  void aSnapshotNeverChanges() {
    KeyStates first = after(KeyStates.EMPTY, "a=1 b=2 a=3");
    KeyStates second = after(first, "a=10 c=5");
    assertThat(KeyedPairs.longs(first)).isEqualTo(Map.of("a", 4L, "b", 2L));
    assertThat(KeyedPairs.longs(second)).isEqualTo(Map.of("a", 14L, "b", 2L, "c", 5L));
  }

  @Test
  void itsMemoryFollowsTheBytesOfKeysAndStates() throws Exception {
    String wide = "k".repeat(100_000);
    KeyStates one = after(KeyStates.EMPTY, wide + "=1");
    assertThat(one.memory()).isBetween(100_000L, 101_000L);
    assertThat(after(one, wide + "=2").memory()).isEqualTo(one.memory());
    KeyStates both = after(one, "l" + wide + "=3");
    assertThat(both.memory()).isBetween(200_000L, 202_000L);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(both);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      KeyStates read = (KeyStates) in.readObject();
      assertThat(read.memory()).isEqualTo(both.memory());
      assertThat(read.unsettled()).isEqualTo(both.unsettled());
    }
  }

  @Test
  void aTaskThatRunsTwiceCountsNothingTwice() {
    KeyStates before = after(KeyStates.EMPTY, "a=1 b=2");
    assertThat(KeyedPairs.longs(after(before, "a=1")))
        .isEqualTo(KeyedPairs.longs(after(before, "a=1")))
        .isEqualTo(Map.of("a", 2L, "b", 2L));
  }

  /** Tasks of one process take up the same kept states, and with them the same function. */
  @Test
  void tasksThatShareAFunctionDoNotMixTheirValues() {
    String batch =
        IntStream.range(0, 2000).mapToObj(i -> "k" + i + "=" + i).collect(Collectors.joining(" "));
    List<PackedRows> packed = new ArrayList<>();
    KeyedPairs.packed(update, batch).forEachRemaining(packed::add);
    Map<String, Long> expected = KeyedPairs.longs(after(KeyStates.EMPTY, batch));
    List<CompletableFuture<Map<String, Long>>> tasks =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () ->
                            KeyedPairs.longs(
                                KeyStates.EMPTY
                                    .plus(packed.iterator(), update.ofThisThread(), 0)
                                    .states()),
                        command -> new Thread(command).start()))
            .limit(16)
            .toList();
    assertThat(tasks).extracting(CompletableFuture::join).containsOnly(expected);
  }

  @Test
  void onlyWhatChangedIsChanged() {
    KeyStates first = after(KeyStates.EMPTY, "a=1 b=2");
    assertThat(changed(first.plus(KeyedPairs.packed(update, "a=5"), total, 0)))
        .isEqualTo(Map.of("a", "6"));
  }

  @Test
  void aKeyIsAskedUntilItIsSettled() {
    KeyStates first = after(KeyStates.EMPTY, "a=1 b=2");
    KeyStates second = after(first, "");
    assertThat(first.unsettled()).isEqualTo(2);
    assertThat(second.unsettled()).isZero();
    assertThat(after(second, "a=1").unsettled()).isEqualTo(1);
  }

  @Test
  void aFunctionThatAgesIsCalledInEveryBatchUntilItRemovesTheKey() {
    StateUpdate idle = KeyedPairs.update(IDLE);
    StateUpdate.Compiled compiled = idle.compile();
    KeyStates states =
        KeyStates.EMPTY.plus(KeyedPairs.packed(idle, "a=7 b=7"), compiled, 0).states();
    states = states.plus(KeyedPairs.packed(idle, "a=7"), compiled, 0).states();
    assertThat(KeyedPairs.longs(states)).isEqualTo(Map.of("a", 0L, "b", 1L));
    states = states.plus(KeyedPairs.packed(idle, ""), compiled, 0).states();
    StateChange removing = states.plus(KeyedPairs.packed(idle, ""), compiled, 0);
    assertThat(changed(removing)).isEqualTo(Map.of("a", "2", "b", "removed"));
    assertThat(KeyedPairs.longs(removing.states())).isEqualTo(Map.of("a", 2L));
  }

  @Test
  void aNewKeyWhoseStateIsNullIsNoChange() {
    StateUpdate none = KeyedPairs.update("updateStateByKey((v, s) -> if(size(v) > 9, 1L, NULL))");
    StateChange change = KeyStates.EMPTY.plus(KeyedPairs.packed(none, "a=1"), none.compile(), 0);
    assertThat(change.changed()).isEmpty();
    assertThat(change.states().size()).isZero();
  }

  @Test
  void statesGoThroughSerialization() throws IOException, ClassNotFoundException {
    KeyStates states = after(after(after(KeyStates.EMPTY, "a=1 b=2"), ""), "c=3");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(states);
    KeyStates copy =
        (KeyStates)
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertThat(copy.unsettled()).isEqualTo(1);
    assertThat(KeyedPairs.longs(after(copy, "a=1"))).isEqualTo(Map.of("a", 2L, "b", 2L, "c", 3L));
  }

  @Test
  void packedStatesAreReadBack() {
    KeyStates states = after(KeyStates.EMPTY, "a=1 b=2");
    KeyStates copy = KeyStates.of(states.pack());
    assertThat(KeyedPairs.longs(copy)).isEqualTo(KeyedPairs.longs(states));
    assertThat(KeyStates.of(KeyStates.EMPTY.pack()).size()).isZero();
  }

  private KeyStates after(KeyStates before, String pairs) {
    return before.plus(KeyedPairs.packed(update, pairs), total, 0).states();
  }

  private static Map<String, String> changed(StateChange change) {
    Map<String, String> changed = new TreeMap<>();
    change
        .changed()
        .forEach(
            (key, state) ->
                changed.put(
                    KeyedPairs.key(key),
                    state.map(row -> String.valueOf(row.getLong(0))).orElse("removed")));
    return changed;
  }
}
