package io.dstream.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.engine.BatchReport;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import io.dstream.row.TimeFormat;
import io.dstream.spec.SourceSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jline.terminal.Size;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

final class LivePageTest {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final LiveBoard board = new LiveBoard(SECOND);
  private final LiveSettings initial = LiveSettings.initial(10);

  private String draw(LiveSettings settings, boolean blocks, int columns, int rows) {
    LiveBoard.State state = board.state();
    List<AttributedString> lines =
        new LivePage(
                "queue:", SECOND, TimeFormat.UTC, Schema.WORD_COUNT, new Palette(false, blocks))
            .draw(state, settings, new Size(columns, rows), state.started().plusSeconds(3723));
    return lines.stream()
        .map(line -> line.toAnsi().stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  private static Row row(String word, long count) {
    return Row.of(word.getBytes(UTF_8), count);
  }

  private void showSome() {
    board.completed(batch(TIME, 10, Duration.ofMillis(5), Duration.ofMillis(30)));
    board.completed(batch(TIME.plusSeconds(1), 1234, Duration.ZERO, Duration.ofMillis(1040)));
    board.show(List.of(row("spark", 1000), row("a\u001b[2Jb", 500), row("流处理", 30)), 3, TIME);
  }

  @Test
  void drawsAResultInTheSizeOfTheWindow() {
    showSome();
    board.remark("dstream: socket localhost:9: Connection refused");
    assertThat(draw(initial, true, 50, 11))
        .isEqualTo(
            """
            dstream queue:                2026-11-23T10:00:00Z
            lines/s        1,234  ▁█
            batch 1s   processing 1,040 ms   total delay 1,040
            lines 1,244   batches 2   result 3 rows   running
             spark     1,000 ████████████████████████████████
             a\\x1B[2Jb   500 ████████████████
             流处理       30 █


            dstream: socket localhost:9: Connection refused
            q quit  p pause  [ ] back  s sort  / filter  + - r""");
  }

  @Test
  void alertsThatFireStandAboveTheRows() {
    showSome();
    board.alerts(List.of("hot firing: {\"word\":\"spark\"}", "b", "c", "d"));
    assertThat(draw(initial, true, 50, 12).lines().skip(3).limit(5))
        .containsExactly(
            "lines 1,244   batches 2   result 3 rows   running",
            "alert hot firing: {\"word\":\"spark\"}",
            "alert b",
            "alert c",
            " spark     1,000 ████████████████████████████████");
    board.alerts(List.of());
    assertThat(draw(initial, true, 50, 12)).doesNotContain("alert");
  }

  @Test
  void earlierResultsCanBeLookedAt() {
    showSome();
    board.show(List.of(row("later", 7)), 1, TIME.plusSeconds(1));
    LiveSettings back = initial.scrolled(1);
    assertThat(table(initial)).containsExactly("later");
    assertThat(table(back)).containsExactly("spark", "a\\x1B[2Jb", "流处理");
    assertThat(draw(back, true, 80, 11))
        .startsWith("dstream queue:  PAUSED, 1 back ")
        .contains("  2026-11-23T10:00:00Z\n", "result 3 rows");
    assertThat(back.scrolled(-1)).isEqualTo(initial);
    assertThat(initial.scrolled(-1)).isEqualTo(initial);
    assertThat(back.scrolled(9).within(2)).isEqualTo(back);
    assertThat(back.within(0)).isEqualTo(initial);
  }

  @Test
  void onlyTheLastResultsAreKept() {
    for (int i = 0; i < 2 * LiveBoard.RESULTS; i++) {
      board.show(List.of(row("word", i)), 1, TIME.plusSeconds(i));
    }
    assertThat(board.state().results()).hasSize(LiveBoard.RESULTS);
    assertThat(table(initial.scrolled(LiveBoard.RESULTS))).containsExactly("word");
  }

  @Test
  void theLagOfAllPartitionsIsSaid() {
    board.completed(
        new BatchReport(
            TIME,
            Map.of("input", 1L),
            Duration.ZERO,
            Duration.ZERO,
            Map.of("input", Map.of("words-0", 1_200L, "words-1", 34L)),
            Optional.empty()));
    assertThat(draw(initial, true, 80, 11)).contains("total delay 0 ms   lag 1,234\n");
  }

  @Test
  void sortsFiltersAndLimits() {
    showSome();
    assertThat(table(initial.otherOrder())).containsExactly("a\\x1B[2Jb", "spark", "流处理");
    assertThat(table(initial.moreRows(-8))).containsExactly("spark", "a\\x1B[2Jb");
    assertThat(table(initial.filteredBy("a"))).containsExactly("spark", "a\\x1B[2Jb");
    assertThat(table(initial.filteredBy("nothing"))).isEmpty();
  }

  private List<String> table(LiveSettings settings) {
    return draw(settings, false, 80, 20)
        .lines()
        .filter(line -> line.startsWith(" "))
        .map(line -> line.strip().split(" ", 2)[0])
        .toList();
  }

  @Test
  void drawsWhatThereIsBeforeTheFirstResultAndInTheSmallestWindow() {
    assertThat(draw(initial, false, 40, 7))
        .isEqualTo(
            """
            dstream queue:         starting Spark...
            lines/s            0
            batch 1s
            lines 0   batches 0   result 0 rows   ru


            q quit  p pause  [ ] back  s sort  / fil""");
    showSome();
    assertThat(draw(initial, false, 1, 1)).isEqualTo("d");
  }

  @Test
  void cutsLongWordsAndKeepsColumnsOfWideOnes() {
    board.show(List.of(row("w".repeat(100), 2), row("字".repeat(100), 1)), 2, TIME);
    assertThat(draw(initial, true, 60, 8).lines().skip(4).limit(2))
        .containsExactly(
            " " + "w".repeat(19) + "… 2 " + "█".repeat(35),
            " " + "字".repeat(9) + "…  1 " + "█".repeat(17) + "▌");
  }

  private static BatchReport batch(Instant time, long lines, Duration delay, Duration processing) {
    return new BatchReport(
        time, Map.of(SourceSet.ONLY, lines), delay, processing, Map.of(), Optional.empty());
  }
}
