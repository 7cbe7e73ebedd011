package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.spec.Silence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Silence NO_FILE = Silence.of("no file", "there is no file");
  private static final Silence HIDDEN = Silence.of("hidden", "all are hidden");
  private static final Silence LOST = Silence.told("lost", "not connected");

  private final Patience patience = new Patience(Duration.ofSeconds(1));

  @Test
  void aStreamThatBringsNothingIsSpokenOfOnceAndAgainForAnotherReason() {
    assertThat(spokenOf(NO_FILE, 1, 300)).containsExactly(5);
    assertThat(spokenOf(HIDDEN, 301, 600)).containsExactly(301);
    assertThat(spokenOf(NO_FILE, 601, 900)).isEmpty();
    assertThat(patience.flowed()).isFalse();
  }

  @Test
  void aReasonThatPassesByIsNotSpokenOf() {
    assertThat(spokenOf(NO_FILE, 1, 6)).containsExactly(5);
    assertThat(spokenOf(HIDDEN, 7, 9)).isEmpty();
    assertThat(spokenOf(NO_FILE, 10, 20)).isEmpty();
    assertThat(spokenOf(HIDDEN, 21, 30)).containsExactly(21);
  }

  @Test
  void reasonsThatTakeTurnsAreSpokenOfOneAfterTheOther() {
    List<Integer> seconds = new ArrayList<>();
    for (int second = 1; second <= 100; second++) {
      seconds.addAll(spokenOf(second % 2 == 0 ? NO_FILE : HIDDEN, second, second));
    }
    assertThat(seconds).containsExactly(5, 10);
  }

  @Test
  void aReasonThatWasToldIsSpokenOfOnlyWhenItLasts() {
    assertThat(spokenOf(LOST, 1, 300)).containsExactly(30);
  }

  @Test
  void aPauseIsSpokenOfWhenItIsLongAndTwiceAsLongAsEverBefore() {
    patience.flows(1_000);
    assertThat(spokenOf(NO_FILE, 2, 25)).isEmpty();
    patience.flows(26_000);
    assertThat(spokenOf(NO_FILE, 27, 300)).containsExactly(26 + 50);
    patience.flows(301_000);
    assertThat(spokenOf(NO_FILE, 302, 850)).isEmpty();
    assertThat(spokenOf(NO_FILE, 851, 900)).containsExactly(301 + 550);
  }

  @Test
  void longBatchesAreWaitedForThreeTimes() {
    Patience hours = new Patience(Duration.ofHours(1));
    assertThat(hours.ends(Duration.ofHours(1).toMillis(), NO_FILE)).isFalse();
    assertThat(hours.ends(Duration.ofHours(2).toMillis(), NO_FILE)).isFalse();
    assertThat(hours.ends(Duration.ofHours(3).toMillis(), NO_FILE)).isTrue();
  }

  /** In which seconds, of those from {@code first} to {@code last}. */
  private List<Integer> spokenOf(Silence silence, int first, int last) {
    List<Integer> seconds = new ArrayList<>();
    for (int second = first; second <= last; second++) {
      if (patience.ends(second * 1_000L, silence)) {
        seconds.add(second);
      }
    }
    return seconds;
  }
}
