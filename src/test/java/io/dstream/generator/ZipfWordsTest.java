package io.dstream.generator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ZipfWordsTest {
  private static final int WORDS = 1000;

  @Test
  void theSameSeedMakesTheSameLines() {
    ZipfWords one = new ZipfWords(WORDS, 1);
    ZipfWords same = new ZipfWords(WORDS, 1);
    for (int i = 0; i < 100; i++) {
      assertThat(one.next().orElseThrow()).isEqualTo(same.next().orElseThrow());
    }
  }

  @Test
  void theFirstWordComesTwiceAsOftenAsTheSecondAndAllCome() {
    Map<String, Integer> counts = counts(20_000);
    assertThat(counts).hasSize(WORDS);
    assertThat(counts.get("0a")).isCloseTo(2 * counts.get("0A"), withinTenPercent());
  }

  @Test
  void wordsDifferInWhatACarelessDatabaseIgnores() {
    Set<String> words = counts(20_000).keySet();
    Set<String> merged =
        words.stream()
            .map(word -> Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", ""))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    assertThat(merged).hasSizeLessThan(WORDS * 3 / 4);
    assertThat(words).anyMatch(word -> word.length() > 255);
  }

  @Test
  void noWordsAreWrongUsage() {
    assertThatThrownBy(() -> new ZipfWords(0, 1)).hasMessageContaining("--words");
  }

  private static Percentage withinTenPercent() {
    return Percentage.withPercentage(10);
  }

  private static Map<String, Integer> counts(int lines) {
    ZipfWords source = new ZipfWords(WORDS, 5);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < lines; i++) {
      for (String word : new String(source.next().orElseThrow(), UTF_8).split(" ", -1)) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    return counts;
  }
}
