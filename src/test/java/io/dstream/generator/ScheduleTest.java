package io.dstream.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final long START = -5;
  private static final long SECOND = 1_000_000_000L;

  @Test
  void everySecondHasAsManyEventsAsTheRateSays() {
    Schedule three = Schedule.perSecond(3, START);
    assertThat(LongStream.range(0, 7).map(n -> three.due(n) - START))
        .containsExactly(
            0L, 333_333_333L, 666_666_666L, SECOND, 1_333_333_333L, 1_666_666_666L, 2 * SECOND);
  }

  @Test
  void roundingDoesNotAddUp() {
    Schedule seven = Schedule.perSecond(7, START);
    assertThat(seven.due(7_000_000) - START).isEqualTo(1_000_000 * SECOND);
  }

  @Test
  void theFastestRateIsExactToo() {
    Schedule fastest = Schedule.perSecond(Schedule.FASTEST, START);
    assertThat(fastest.due(123_456_789_012L) - START).isEqualTo(123_456_789_012L);
  }

  @Test
  void anIntervalIsBetweenTwoEvents() {
    Schedule slow = Schedule.every(Duration.ofHours(1), START);
    assertThat(slow.due(48) - START).isEqualTo(Duration.ofDays(2).toNanos());
  }

  @Test
  void aLateEventDoesNotDelayTheNextOne() {
    Schedule ten = Schedule.perSecond(10, START);
    assertThat(ten.until(2, ten.due(2) + 70_000_000)).isEqualTo(Duration.ZERO);
    assertThat(ten.until(3, ten.due(2) + 70_000_000)).isEqualTo(Duration.ofMillis(30));
  }

  @Test
  void aRestartGoesOnFromNowAtTheSameRate() {
    Schedule restarted = Schedule.perSecond(10, START).restartedAt(5, 42);
    assertThat(LongStream.range(5, 8).map(restarted::due))
        .containsExactly(42L, 100_000_042L, 200_000_042L);
  }

  @Test
  void aRateOfNothingIsNoSchedule() {
    assertThatThrownBy(() -> Schedule.perSecond(0, START))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
