package io.dstream.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.control.StopRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many records go in a life of the pipeline. */
class PaceTest {
  private static final Duration HALF_TIME = Duration.ofSeconds(5);

  @Test
  void halfOfALifesShareGoesInTheHalfTimeAndAllOfItNever() {
    Pace pace = new Pace(1000, 2, HALF_TIME);
    pace.nextLife(0);
    assertThat(pace.allowed(0)).isZero();
    assertThat(pace.allowed(HALF_TIME.toNanos())).isEqualTo(250);
    assertThat(pace.allowed(Duration.ofHours(1).toNanos())).isEqualTo(499);
  }

  @Test
  void whatALifeHasLeftGoesAsAtItsBeginOnceThePipelineIsAtWork() throws InterruptedException {
    Pace pace = new Pace(1000, 2, HALF_TIME);
    pace.nextLife(System.nanoTime() - HALF_TIME.toNanos());
    for (int n = 0; n < 250; n++) {
      assertThat(pace.awaitNext(new StopRequest())).isTrue();
    }
    pace.continueLife(0);
    assertThat(pace.allowed(0)).isEqualTo(250);
    assertThat(pace.allowed(HALF_TIME.toNanos())).isEqualTo(375);
    assertThat(pace.allowed(Duration.ofHours(1).toNanos())).isEqualTo(499);
  }

  @Test
  void theLastLifeGetsAllTheRestAtOnce() throws InterruptedException {
    Pace pace = new Pace(1000, 2, HALF_TIME);
    pace.nextLife(System.nanoTime() - HALF_TIME.toNanos());
    for (int n = 0; n < 250; n++) {
      assertThat(pace.awaitNext(new StopRequest())).isTrue();
    }
    pace.nextLife(System.nanoTime());
    for (int n = 250; n < 1000; n++) {
      assertThat(pace.awaitNext(new StopRequest())).isTrue();
    }
    assertThat(pace.awaitNext(new StopRequest())).isFalse();
    assertThat(pace.sent()).isEqualTo(1000);
  }

  @Test
  void aStopEndsTheWait() throws InterruptedException {
    StopRequest stop = new StopRequest();
    stop.request();
    assertThat(new Pace(1000, 2, HALF_TIME).awaitNext(stop)).isFalse();
  }
}
