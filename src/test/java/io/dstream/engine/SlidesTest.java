package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.spec.Cadence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SlidesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void aWindowShowsAResultEverySlideFromWhereTheStreamBegan() {
    Cadence window = Cadence.windows(SECOND.multipliedBy(6), SECOND.multipliedBy(3));
    Slides slides = new Slides(SECOND, window, () -> 1000);
    assertThat(shown(slides, 1000)).containsExactly(4000L, 7000L, 10_000L);
    assertThat(slides.nextFrom(4001)).isEqualTo(7000);
    assertThat(slides.emptiedBy(4)).isEqualTo(12);
  }

  @Test
  void ofAWindowWithoutAnotherOneOnlyTheResultsNeedABatch() {
    Cadence window = Cadence.windows(SECOND.multipliedBy(6), SECOND.multipliedBy(3));
    Slides slides = new Slides(SECOND, window, () -> 1000);
    assertThat(needed(slides)).containsExactly(4000L, 7000L, 10_000L);
    assertThat(slides.nextNeeded(4001)).isEqualTo(7000);
  }

  @Test
  void whereAWindowBringsItsResultsToAnotherOneEachBatchIsNeeded() {
    Cadence chained =
        new Cadence(Optional.of(SECOND.multipliedBy(6)), Optional.of(SECOND.multipliedBy(3)), true);
    Slides slides = new Slides(SECOND, chained, () -> 1000);
    assertThat(shown(slides, 1000)).containsExactly(4000L, 7000L, 10_000L);
    assertThat(needed(slides)).hasSize(9);
    assertThat(slides.nextNeeded(4001)).isEqualTo(5000);
  }

  /** Also where the batch interval is another than when the stream began. */
  @Test
  void everyBatchWithoutAWindowShowsOne() {
    Slides slides = new Slides(SECOND.multipliedBy(2), Cadence.EVERY_BATCH, () -> 1000);
    assertThat(shown(slides, 2000)).containsExactly(2000L, 4000L, 6000L, 8000L, 10_000L);
  }

  private static List<Long> needed(Slides slides) {
    return LongStream.iterate(2000, t -> t <= 10_000, t -> t + 1000)
        .filter(slides::needs)
        .boxed()
        .toList();
  }

  private static List<Long> shown(Slides slides, long every) {
    return LongStream.iterate(every, t -> t <= 10_000, t -> t + every)
        .filter(t -> t > 1000 && slides.shows(t))
        .boxed()
        .toList();
  }
}
