package io.dstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZipfTextTest {
  private final ZipfText text = ZipfText.of(1000, 7, 200_000);

  @Test
  void isWholeLinesOfTwelveWordsAndOfTheSizeAskedFor() {
    String all = new String(text.bytes(), StandardCharsets.US_ASCII);
    assertThat(all).hasSizeBetween(200_000, 200_200).endsWith("\n");
    assertThat(all.lines()).allSatisfy(line -> assertThat(line.split(" ", -1)).hasSize(12));
  }

  @Test
  void isTheSameForTheSameSeedOnly() {
    assertThat(ZipfText.of(1000, 7, 200_000).bytes()).isEqualTo(text.bytes());
    assertThat(ZipfText.of(1000, 8, 200_000).bytes()).isNotEqualTo(text.bytes());
  }

  @Test
  void followsZipfsLaw() {
    List<Long> counts = counts().values().stream().sorted((a, b) -> Long.compare(b, a)).toList();
    assertThat(counts).hasSizeBetween(900, 1000);
    assertThat((double) counts.get(0) / counts.get(9)).isBetween(8.0, 13.0);
  }

  @Test
  void knowsItsTallyWhichNoCountIsLike() {
    Tally sum = Tally.NOTHING;
    for (Map.Entry<String, Long> count : counts().entrySet()) {
      byte[] word = count.getKey().getBytes(StandardCharsets.US_ASCII);
      sum = sum.plus(Tally.of(word, count.getValue()));
    }
    assertThat(text.tally()).isEqualTo(sum);
    byte[] one = "a".getBytes(StandardCharsets.US_ASCII);
    byte[] other = "b".getBytes(StandardCharsets.US_ASCII);
    assertThat(sum.plus(Tally.of(one, 1)).plus(Tally.of(other, -1))).isNotEqualTo(sum);
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new HashMap<>();
    String all = new String(text.bytes(), StandardCharsets.US_ASCII);
    Arrays.stream(all.split("\\s+")).forEach(word -> counts.merge(word, 1L, Long::sum));
    return counts;
  }
}
