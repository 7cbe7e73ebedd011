package io.dstream.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordTableTest {

  @Test
  void countsAsAHashMapDoes() {
    Map<String, Long> truth = new HashMap<>();
    assertThat(Words.counts(fill(new WordTable(), truth, 7, 200_000))).isEqualTo(truth);
  }

  @Test
  void countsInGroupsAsOneByOne() {
    Random random = new Random(11);
    WordTable grouped = new WordTable();
    WordBatch batch = new WordBatch(grouped);
    WordCounter counter = new WordCounter();
    WordTable single = new WordTable();
    byte[] negative = Words.bytes("7");
    grouped.add(negative, 0, 1, -3);
    single.add(negative, 0, 1, -3);
    for (int i = 0; i < 100_000; i++) {
      String number = Integer.toString((int) (20_000 * Math.pow(random.nextDouble(), 4)));
      byte[] bytes = Words.bytes(number.repeat(1 + number.hashCode() % 7));
      batch.accept(bytes, 0, bytes.length);
      counter.accept(bytes, 0, bytes.length);
      single.add(bytes, 0, bytes.length);
    }
    batch.flush();
    assertThat(Words.counts(grouped)).isEqualTo(Words.counts(single));
    counter.flush();
    WordTable counted = new WordTable();
    counted.add(negative, 0, 1, -3);
    counted.addAll(counter, 1);
    assertThat(Words.counts(counted)).isEqualTo(Words.counts(single));
  }

  @Test
  void keepsCountsBeyond32Bits() {
    WordTable table = new WordTable();
    byte[] word = Words.bytes("w");
    table.add(word, 0, 1, Integer.MAX_VALUE);
    table.add(word, 0, 1, Integer.MAX_VALUE);
    assertThat(Words.counts(table)).isEqualTo(Map.of("w", 2L * Integer.MAX_VALUE));
  }

  @Test
  void keepsWordsApartThatDifferInTheLastByteOnlyOrInZeroBytesOnly() {
    WordTable table = new WordTable();
    for (String word :
        List.of("a", "a\0", "\0a", "\0", "\0\0", "12345678", "12345679", "123456780")) {
      byte[] bytes = Words.bytes(word);
      table.add(bytes, 0, bytes.length);
    }
    assertThat(Words.counts(table)).hasSize(8).allSatisfy((w, n) -> assertThat(n).isEqualTo(1));
  }

  @Test
  void keepsAWordThatIsLongerThanAPage() {
    WordTable table = new WordTable();
    String word = "x".repeat(3 << 20);
    for (String w : List.of("a", word, "b", word)) {
      byte[] bytes = Words.bytes(w);
      table.add(bytes, 0, bytes.length);
    }
    assertThat(Words.counts(table)).isEqualTo(Map.of("a", 1L, "b", 1L, word, 2L));
  }

  @Test
  void dropsAWordWhoseCountFallsToZeroAndTakesItAgain() {
    WordTable table = new WordTable();
    byte[] bytes = Words.bytes("ab");
    table.add(bytes, 0, 1, 2);
    table.add(bytes, 1, 2, 1);
    table.add(bytes, 0, 1, -2);
    assertThat(table.size()).isEqualTo(1);
    assertThat(Words.counts(table)).isEqualTo(Map.of("b", 1L));
    table.add(bytes, 0, 1, 5);
    assertThat(Words.counts(table)).isEqualTo(Map.of("a", 5L, "b", 1L));
  }

  @Test
  void givesItsZeroEntriesUpWhenTheyAreMost() {
    WordTable table = new WordTable();
    Map<String, Long> truth = new HashMap<>();
    fill(table, truth, 3, 10_000);
    WordTable gone = new WordTable();
    gone.addAll(table, 1);
    table.addAll(gone, -1);
    table.add(Words.bytes("left"), 0, 4);
    WordTable compacted = table.compacted();
    assertThat(compacted.entries()).isEqualTo(1);
    assertThat(Words.counts(compacted)).isEqualTo(Map.of("left", 1L));
  }

  @Test
  void aCopyAndItsOriginalDoNotChangeEachOther() {
    Map<String, Long> truth = new HashMap<>();
    WordTable original = fill(new WordTable(), truth, 5, 1000);
    WordTable copy = original.copy();
    Map<String, Long> copyTruth = new HashMap<>(truth);
    fill(copy, copyTruth, 11, 1000);
    fill(original, truth, 13, 1000);
    assertThat(Words.counts(original)).isEqualTo(truth);
    assertThat(Words.counts(copy)).isEqualTo(copyTruth);
  }

  @Test
  void survivesSerialization() throws IOException, ClassNotFoundException {
    Map<String, Long> truth = new HashMap<>();
    WordTable table = fill(new WordTable(), truth, 17, 50_000);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(table);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(Words.counts((WordTable) in.readObject())).isEqualTo(truth);
    }
  }

  @Test
  void packedForSeveralGroupsEveryWordIsInExactlyOne() {
    Map<String, Long> truth = new HashMap<>();
    WordTable table = fill(new WordTable(), truth, 19, 50_000);
    Map<String, Long> together = new HashMap<>();
    List<List<PackedWords>> groups = new ArrayList<>(PackedWords.pack(table, 7, 0, 4));
    groups.addAll(PackedWords.pack(table, 7, 4, 7));
    for (List<PackedWords> group : groups) {
      WordTable part = new WordTable();
      group.forEach(chunk -> part.addAll(chunk, 1));
      assertThat(part.size()).isBetween(truth.size() / 14, truth.size() * 2 / 7);
      Words.counts(part).forEach((w, n) -> assertThat(together.put(w, n)).isNull());
    }
    assertThat(groups).hasSize(7);
    assertThat(together).isEqualTo(truth);
  }

  /** Adds random words to a table and to a map. */
  private static WordTable fill(WordTable table, Map<String, Long> truth, long seed, int adds) {
    Random random = new Random(seed);
    for (int i = 0; i < adds; i++) {
      String word = Words.noise(new Random(random.nextInt(adds / 4 + 1)), 1 + random.nextInt(20));
      long count = 1L + random.nextInt(1000);
      byte[] padded = Words.bytes("<<" + word + ">>");
      table.add(padded, 2, padded.length - 2, count);
      truth.merge(word, count, Long::sum);
    }
    return table;
  }
}
