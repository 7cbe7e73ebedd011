package io.dstream.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.operation.IntakeTally;
import io.dstream.testing.LocalSpark;
import io.dstream.text.LineBlock;
import io.dstream.text.PackedWords;
import io.dstream.text.WordHash;
import io.dstream.text.Words;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.Tuple2;

class UnshuffledChunksTest {
  private static final int BLOCKS = 5;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  /** In one table, and in a table for each block, which are sorted. */
  @ParameterizedTest
  @ValueSource(longs = {1, 64 << 20})
  void chunksComeInTheOrderOfTheirGroups(long tableBytes) {
    List<LineBlock> blocks =
        IntStream.range(0, BLOCKS)
            .mapToObj(i -> Words.block("all " + i + " w" + i + "\n"))
            .toList();
    IntakeTally intake = new IntakeTally();
    spark.context().sc().register(intake);
    WordSpec words = WordSpec.plain();
    List<Tuple2<Integer, PackedWords>> chunks =
        new UnshuffledChunks(
                spark.context().parallelize(blocks, 1).rdd(),
                new CountBlocks(words, intake, tableBytes))
            .toJavaRDD()
            .collect();
    assertThat(chunks).extracting(Tuple2::_1).isSorted();
    Map<String, Long> counts = new TreeMap<>();
    for (Tuple2<Integer, PackedWords> chunk : chunks) {
      chunk
          ._2()
          .forEach(
              (bytes, from, to, count) -> {
                assertThat(WordHash.group(bytes, from, to, 128)).isEqualTo(chunk._1());
                counts.merge(Words.string(bytes, from, to), count, Long::sum);
              });
    }
    Map<String, Long> expected = new TreeMap<>(Map.of("all", (long) BLOCKS));
    IntStream.range(0, BLOCKS).forEach(i -> expected.putAll(Map.of("" + i, 1L, "w" + i, 1L)));
    assertThat(counts).isEqualTo(expected);
  }
}
