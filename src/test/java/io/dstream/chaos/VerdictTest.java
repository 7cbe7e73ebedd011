package io.dstream.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was generated against what was found. */
class VerdictTest {
  @Test
  void whatIsFoundAsOftenAsItWasGeneratedIsExact() {
    Truth truth = truth("to be or not to be");
    Found found = Found.ofCounts();
    for (String word : "be to not or to be".split(" ", -1)) {
      found.add("batch", word, 1);
    }
    assertThat(Verdict.of(truth.times(1), found).lines())
        .containsExactly("exact: 4 words, 0 differ");
    assertThat(Verdict.of(truth.times(1), found).exact()).isTrue();
  }

  @Test
  void everyWindowCountsARecordAgain() {
    Found found = Found.ofCounts();
    found.add("1", "a", 2);
    found.add("2", "a", 4);
    found.add("3", "a", 3);
    assertThat(Verdict.of(truth("a a a").times(3), found).exact()).isTrue();
    assertThat(Verdict.of(truth("a a a").times(2), found).exact()).isFalse();
  }

  @Test
  void ofTotalsTheLastOneCounts() {
    Found found = Found.ofTotals();
    found.add("1", "a", 2);
    found.add("2", "a", 3);
    assertThat(Verdict.of(truth("a a a").times(1), found).exact()).isTrue();
  }

  @Test
  void aTotalThatFallsIsAFaultEvenWhenTheLastOneIsRight() {
    Found found = Found.ofTotals();
    found.add("1", "a", 5);
    found.add("2", "a", 3);
    Verdict verdict = Verdict.of(truth("a a a").times(1), found);
    assertThat(verdict.exact()).isFalse();
    assertThat(verdict.lines())
        .containsExactly("the total of a falls from 5 to 3 in 2", "wrong: 1 words, 0 differ");
  }

  @Test
  void lostWordsWordsCountedTwiceAndWordsThatNeverWereAreNamed() {
    Found found = Found.ofCounts();
    found.add("1", "twice", 2);
    found.add("1", "right", 1);
    found.add("1", "invented", 7);
    assertThat(Verdict.of(truth("right lost lost twice").times(1), found).lines())
        .containsExactly(
            "word\texpected\tfound",
            "invented\t0\t7",
            "lost\t2\t0",
            "twice\t1\t2",
            "wrong: 3 words, 3 differ",
            "2 lost, 8 too many");
  }

  @Test
  void twentyWordsAreShownAndLongOnesCut() {
    Map<String, Long> expected = new HashMap<>();
    for (int i = 0; i < 1020; i++) {
      expected.put("%04d".formatted(i) + "z".repeat(100), 1L);
    }
    Verdict verdict = Verdict.of(expected, Found.ofCounts());
    assertThat(verdict.lines())
        .hasSize(24)
        .contains("0019" + "z".repeat(56) + "… (104 characters)\t1\t0", "and 1,000 more")
        .contains("wrong: 1,020 words, 1,020 differ");
  }

  private static Truth truth(String line) {
    Truth truth = new Truth();
    truth.add(line.getBytes(UTF_8));
    return truth;
  }
}
