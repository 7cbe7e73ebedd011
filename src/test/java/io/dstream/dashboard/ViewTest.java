package io.dstream.dashboard;

import static io.dstream.dashboard.FakeStream.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.alert.AlertChange;
import io.dstream.alert.AlertRow;
import io.dstream.alert.AlertRule;
import io.dstream.alert.AlertState;
import io.dstream.alert.AlertStates;
import io.dstream.engine.BatchReport;
import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import io.dstream.sink.BestRows;
import io.dstream.sink.dashboard.LatestResult.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The events of one selection. */
class ViewTest {
  private static final Schema NUMBER =
      new Schema(
          List.of(Column.required("value", ColumnType.BIGINT)), List.of(), false, List.of(0));
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:01Z");

  private Schema schema = Schema.WORD_COUNT;
  private Board board = Board.empty(AlertStates.NONE);

  @Test
  void aWatcherWithoutAnIdGetsASnapshotAndThenWhatChanges() {
    View view = view(Selection.ALL);
    show(view, row("a", 3), row("b", 2));
    Event first = view.after("").orElseThrow();
    assertThat(first.type()).isEqualTo("snapshot");
    assertThat(first.data())
        .contains(
            "\"time\":\"2026-01-01T00:00:01Z\",\"allRows\":2,"
                + "\"rows\":[{\"word\":\"a\",\"count\":3},{\"word\":\"b\",\"count\":2}]")
        .contains("\"key\":[\"word\"],\"rank\":[\"count\"],\"totals\":false");
    assertThat(view.after(first.id())).isEmpty();

    show(view, row("a", 3), row("c", 1));
    Event second = view.after(first.id()).orElseThrow();
    assertThat(second.type()).isEqualTo("change");
    assertThat(second.data())
        .isEqualTo(
            "{\"time\":\"2026-01-01T00:00:01Z\",\"allRows\":2,"
                + "\"changed\":[{\"word\":\"c\",\"count\":1}],\"removed\":[{\"word\":\"b\"}],"
                + "\"batches\":[]}");
    assertThat(view.after(second.id())).isEmpty();
  }

  @Test
  void aRowThatIsNoLongerAmongTheBestIsRemoved() {
    View view = view(new Selection(1, Optional.empty(), Optional.empty(), Optional.empty()));
    show(view, row("a", 3), row("b", 2));
    String id = view.after("").orElseThrow().id();
    show(view, row("b", 4), row("a", 3));
    assertThat(view.after(id).orElseThrow().data())
        .contains("\"rows\":[{\"word\":\"b\",\"count\":4}]")
        .doesNotContain("removed");
  }

  @Test
  void bytesThatAreNoTextStayDifferentRows() {
    View view = view(Selection.ALL);
    byte[] cut = {'a', (byte) 0xE6, (byte) 0xB5, '"'};
    show(
        view,
        Row.of(new byte[] {(byte) 0xFF}, 3L),
        Row.of(new byte[] {(byte) 0xFE}, 2L),
        Row.of(cut, 1L));
    assertThat(view.after("").orElseThrow().data())
        .contains(
            "{\"word\":\"\\\\xFF\",\"count\":3},{\"word\":\"\\\\xFE\",\"count\":2}",
            "{\"word\":\"a\\\\xE6\\\\xB5\\\"\",\"count\":1}");
  }

  @Test
  void aChangeOfAnAlertIsAnEventAndPartOfTheSnapshot() {
    AlertRule rule = AlertRule.parse("hot: count > 2 for 5s");
    board = Board.empty(new AlertStates(List.of(new AlertState(rule, Map.of()))));
    View view = view(Selection.ALL);
    show(view, row("a", 3));
    String id = view.after("").orElseThrow().id();
    AlertRow row = new AlertRow("{\"word\":\"a\"}", "{\"word\":\"a\",\"count\":3}", TIME);
    AlertChange change = new AlertChange("hot", AlertChange.State.FIRING, TIME, List.of(row));
    board = board.after(change);
    view.update(board, change);
    Event event = view.after(id).orElseThrow();
    assertThat(event.type()).isEqualTo("alert");
    assertThat(event.data())
        .isEqualTo(
            "{\"alert\":\"hot\",\"state\":\"firing\",\"time\":\"2026-01-01T00:00:01Z\","
                + "\"rows\":[{\"key\":{\"word\":\"a\"},\"row\":{\"word\":\"a\",\"count\":3},"
                + "\"since\":\"2026-01-01T00:00:01Z\"}]}");
    assertThat(view.after(event.id())).isEmpty();
    assertThat(view.after("").orElseThrow().data())
        .contains(
            "\"alerts\":[{\"alert\":\"hot\",\"expression\":\"count > 2\",\"for\":\"5s\","
                + "\"rows\":[{\"key\":{\"word\":\"a\"}");
  }

  @Test
  void rowsAreSelectedByTheirKey() {
    View prefix = view(new Selection(9, Optional.of("a"), Optional.empty(), Optional.empty()));
    View key = view(new Selection(9, Optional.empty(), Optional.of("b"), Optional.empty()));
    show(prefix, row("ab", 3), row("b", 2), row("a", 1));
    show(key, row("ab", 3), row("b", 2), row("a", 1));
    assertThat(prefix.after("").orElseThrow().data())
        .contains("\"rows\":[{\"word\":\"ab\",\"count\":3},{\"word\":\"a\",\"count\":1}]");
    assertThat(key.after("").orElseThrow().data())
        .contains("\"rows\":[{\"word\":\"b\",\"count\":2}]");
  }

  @Test
  void rowsWithoutAKeyAreAllSentAnew() {
    schema = NUMBER;
    View view = view(Selection.ALL);
    show(view, Row.of(7L), Row.of(7L));
    String id = view.after("").orElseThrow().id();
    show(view, Row.of(7L));
    assertThat(view.after(id).orElseThrow().data()).contains("\"rows\":[{\"value\":7}]");
  }

  @Test
  void aBatchWithoutAResultIsToldAndChangesNoRow() {
    View view = view(Selection.ALL);
    show(view, row("a", 3));
    String id = view.after("").orElseThrow().id();
    BatchReport report =
        new BatchReport(
            TIME,
            java.util.Map.of("input", 0L),
            Duration.ZERO,
            Duration.ofMillis(7),
            java.util.Map.of(),
            Optional.empty());
    News news = new News(List.of(report), Optional.empty(), List.of());
    board = board.after(news, schema);
    view.update(board, news);
    assertThat(view.after(id).orElseThrow().data())
        .isEqualTo(
            "{\"batches\":[{\"time\":\"2026-01-01T00:00:01Z\",\"records\":{\"input\":0},"
                + "\"delayMillis\":0,\"processingMillis\":7,\"lag\":{}}]}");
  }

  @Test
  void whoHasAnEventThatIsNotKeptOrOfAnotherViewGetsASnapshot() {
    View view = view(Selection.ALL);
    show(view, row("a", 3));
    String old = view.after("").orElseThrow().id();
    String long1 = "x".repeat(1 << 20);
    for (int i = 0; i < 4; i++) {
      show(view, row(i + long1, 3));
    }
    assertThat(view.after(old).orElseThrow().type()).isEqualTo("snapshot");
    View other = view(new Selection(1, Optional.empty(), Optional.empty(), Optional.empty()));
    show(other, row("a", 3));
    String foreign = view.after("").orElseThrow().id();
    assertThat(other.after(foreign).orElseThrow().type()).isEqualTo("snapshot");
    assertThat(other.after("anything").orElseThrow().type()).isEqualTo("snapshot");
  }

  private View view(Selection selection) {
    Subject subject = new Subject("a stream", TIME, Duration.ofSeconds(1), schema);
    return new View(subject, selection, "run", board);
  }

  private void show(View view, Row... rows) {
    Result result = new Result(new BestRows(List.of(rows), rows.length), TIME);
    News news = new News(List.of(), Optional.of(result), List.of());
    board = board.after(news, schema);
    view.update(board, news);
  }
}
