package io.dstream.alert;

import static io.dstream.dashboard.FakeStream.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.ListedRows;
import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When an alert begins and ends, over results that are evaluated as a batch evaluates them. */
class AlertsTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int LIMIT = 3;
  private static final Schema NUMBER =
      new Schema(
          List.of(Column.required("value", ColumnType.BIGINT)), List.of(), false, List.of(0));

  private Schema schema = Schema.WORD_COUNT;
  private AlertRule rule = AlertRule.parse("hot: count > 3");
  private AlertFollower follower;
  private int seconds;

  /** A second later a batch is done: the lines that are said of it. */
  private List<String> batch(Row... rows) {
    Evaluation evaluation = evaluation(List.of(rows));
    Instant time = BEGIN.plusSeconds(seconds);
    List<String> lines = new ArrayList<>();
    follower.take(evaluation, time).ifPresent(change -> lines.add(change.line()));
    lines.addAll(batchWithoutResult());
    return lines;
  }

  private List<String> batchWithoutResult() {
    Instant time = BEGIN.plusSeconds(seconds);
    seconds++;
    return follower().due(time).map(AlertChange::line).stream().toList();
  }

  private AlertFollower follower() {
    if (follower == null) {
      follower = new AlertFollower(rule, schema, LIMIT);
    }
    return follower;
  }

  /** Over two parts of the rows. */
  private Evaluation evaluation(List<Row> rows) {
    Set<String> followed = follower().followed();
    Evaluate evaluate =
        new Evaluate(List.of(rule.condition(schema)), List.of(followed), schema, LIMIT);
    int half = rows.size() / 2;
    return Evaluation.of(
        List.of(
            evaluate.call(block(rows.subList(0, half))).get(0),
            evaluate.call(block(rows.subList(half, rows.size()))).get(0)),
        schema);
  }

  private Iterator<RowBlock> block(List<Row> rows) {
    return List.<RowBlock>of(new ListedRows(rows, schema)).iterator();
  }

  @Test
  void itBeginsAndEndsOncePerRow() {
    assertThat(batch(row("a", 4), row("b", 3)))
        .containsExactly("alert hot firing: {\"word\":\"a\",\"count\":4}");
    assertThat(batch(row("a", 9), row("b", 3))).isEmpty();
    assertThat(batch(row("a", 3), row("b", 5)))
        .containsExactly(
            "alert hot resolved after 2s: {\"word\":\"a\"}",
            "alert hot firing: {\"word\":\"b\",\"count\":5}");
    assertThat(batch()).containsExactly("alert hot resolved after 1s: {\"word\":\"b\"}");
  }

  @Test
  void itBeginsAfterItHeldForLongEnoughWithoutABreak() {
    rule = AlertRule.parse("hot: count > 3 for 2s");
    assertThat(batch(row("a", 4))).isEmpty();
    assertThat(batch(row("b", 1))).isEmpty(); // the break
    assertThat(batch(row("a", 4))).isEmpty();
    assertThat(batch(row("a", 5))).isEmpty();
    assertThat(batch(row("a", 6)))
        .containsExactly("alert hot firing: {\"word\":\"a\",\"count\":6}");
    assertThat(batch(row("a", 0))).containsExactly("alert hot resolved after 3s: {\"word\":\"a\"}");
  }

  @Test
  void aResultHoldsUntilTheNextOne() {
    rule = AlertRule.parse("hot: count > 3 for 2s");
    assertThat(batch(row("a", 4))).isEmpty();
    assertThat(batchWithoutResult()).isEmpty();
    assertThat(batchWithoutResult())
        .containsExactly("alert hot firing: {\"word\":\"a\",\"count\":4}");
  }

  @Test
  void aTotalThatIsNotAmongTheRowsHasNotChanged() {
    schema = Schema.WORD_TOTALS;
    rule = AlertRule.parse("odd: count % 2 = 1");
    assertThat(batch(row("a", 1), row("b", 1))).hasSize(1);
    assertThat(batch(row("b", 3))).isEmpty();
    assertThat(batch()).isEmpty();
    assertThat(batch(row("b", 4))).containsExactly("alert odd resolved after 3s: {\"word\":\"b\"}");
    assertThat(follower().followed()).containsExactly("{\"word\":\"a\"}");
  }

  @Test
  void rowsWithoutAKeyAreAsOne() {
    schema = NUMBER;
    rule = AlertRule.parse("many: value > 10");
    assertThat(batch(Row.of(11L), Row.of(20L), Row.of(1L)))
        .containsExactly("alert many firing: {\"value\":20}");
    assertThat(batch(Row.of(12L))).isEmpty();
    assertThat(batch(Row.of(1L))).containsExactly("alert many resolved after 2s");
  }

  @Test
  void noMoreRowsThanTheLimitAreFollowed() {
    Row[] many = IntStream.range(0, 10).mapToObj(i -> row("w" + i, 10 + i)).toArray(Row[]::new);
    assertThat(batch(many))
        .containsExactly(
            "alert hot firing: {\"word\":\"w9\",\"count\":19}, {\"word\":\"w8\",\"count\":18},"
                + " {\"word\":\"w7\",\"count\":17}");
    // those that are followed stay so, though others are better now
    Row[] other = IntStream.range(0, 10).mapToObj(i -> row("w" + i, 20 - i)).toArray(Row[]::new);
    assertThat(batch(other)).isEmpty();
    assertThat(evaluation(List.of(other)).allMet()).isEqualTo(10);
    assertThat(batch(row("w9", 1), row("w8", 9), row("w7", 9), row("w0", 9)))
        .containsExactly(
            "alert hot resolved after 2s: {\"word\":\"w9\"}",
            "alert hot firing: {\"word\":\"w0\",\"count\":9}");
  }

  @Test
  void aLineDoesNotSteerATerminal() {
    assertThat(batch(row("\u001b[2J\u009b1m\n", 4)))
        .containsExactly("alert hot firing: {\"word\":\"\\u001B[2J\uFFFD1m\\n\",\"count\":4}");
  }

  @Test
  void aRowOnWhichTheConditionFailsDoesNotMeetIt() {
    rule = AlertRule.parse("bad: 10 / (count - 1) > 1");
    Evaluation evaluation = evaluation(List.of(row("a", 1), row("b", 2)));
    assertThat(evaluation.met()).containsOnlyKeys("{\"word\":\"b\"}");
    assertThat(evaluation.failure()).startsWith("alert bad: ").contains("zero").endsWith(", for 1");
  }
}
