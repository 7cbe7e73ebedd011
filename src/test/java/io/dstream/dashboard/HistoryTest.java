package io.dstream.dashboard;

import static io.dstream.dashboard.FakeStream.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.dashboard.History.Point;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final History history = new History(Schema.WORD_COUNT, 3);

  @Test
  void theLastValueOfTenSecondsStays() {
    add(0, row("a", 1));
    add(9, row("a", 2));
    add(10, row("a", 3));
    assertThat(history.of("a"))
        .containsExactly(new Point(BEGIN, 2), new Point(BEGIN.plusSeconds(10), 3));
    assertThat(history.columnName()).isEqualTo("count");
  }

  @Test
  void whatIsOlderThanAnHourIsForgotten() {
    add(0, row("a", 1), row("b", 7));
    add(3_590, row("a", 2));
    assertThat(history.of("a")).hasSize(2);
    add(3_600, row("a", 3));
    assertThat(history.of("a"))
        .containsExactly(
            new Point(BEGIN.plusSeconds(3_590), 2), new Point(BEGIN.plusSeconds(3_600), 3));
    assertThat(history.of("b")).isEmpty();
  }

  @Test
  void aPauseOfManyHoursLeavesNothingOld() {
    add(0, row("a", 1));
    add(1_000_000, row("b", 2));
    assertThat(history.of("a")).isEmpty();
    assertThat(history.of("b")).containsExactly(new Point(BEGIN.plusSeconds(1_000_000), 2));
  }

  @Test
  void theKeysThatCameLeastRecentlyGoFirst() {
    add(0, row("a", 1), row("b", 1), row("c", 1));
    add(10, row("a", 2), row("d", 1));
    assertThat(history.of("b")).isEmpty();
    assertThat(history.of("a")).hasSize(2);
    assertThat(history.of("c")).hasSize(1);
    assertThat(history.of("d")).hasSize(1);
  }

  private void add(long second, Row... rows) {
    history.add(
        BEGIN.plusSeconds(second),
        Arrays.stream(rows).map(row -> ShownRow.of(Schema.WORD_COUNT, row)).toList());
  }
}
