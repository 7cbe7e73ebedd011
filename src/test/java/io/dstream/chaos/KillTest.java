package io.dstream.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plan of kills. */
class KillTest {
  private static final Duration BATCH = Duration.ofSeconds(1);

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    assertThat(Kill.plan(10, BATCH, 1)).isEqualTo(Kill.plan(10, BATCH, 1));
    assertThat(Kill.plan(10, BATCH, 1)).isNotEqualTo(Kill.plan(10, BATCH, 2));
  }

  @Test
  void meetsAFewPipelinesThatStartAndMostAtWorkTheFirstAmongThem() {
    List<Kill> plan = Kill.plan(1000, BATCH, 3);
    assertThat(plan.stream().filter(Kill::starting).count()).isBetween(200L, 300L);
    assertThat(plan.get(0)).matches(kill -> kill.number() == 1 && !kill.starting());
    assertThat(plan).allMatch(kill -> kill.after().compareTo(Duration.ofSeconds(4)) < 0);
  }
}
