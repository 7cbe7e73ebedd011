package io.dstream.live;

import io.dstream.engine.BatchReport;
import io.dstream.engine.StartNotice;
import io.dstream.live.LiveBoard.State;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import io.dstream.row.TimeFormat;
import io.dstream.spec.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.terminal.Size;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Draws a stream; the same state, settings, size and time give the same picture. */
final class LivePage {
  private static final String KEYS = "q quit  p pause  [ ] back  s sort  / filter  + - rows";
  private static final int ALERTS = 3;
  private static final int FOOTER = 2;

  private final String source;
  private final Duration interval;
  private final TimeFormat times;
  private final Palette palette;
  private final LiveTable table;

  /**
   * Creates the page of a stream of {@code source} with a batch every {@code interval}. Times are
   * formatted by {@code times}, and the rows have {@code schema}.
   */
  LivePage(String source, Duration interval, TimeFormat times, Schema schema, Palette palette) {
    this.source = source;
    this.interval = interval;
    this.times = times;
    this.palette = palette;
    this.table = new LiveTable(schema, palette);
  }

  /**
   * Returns the lines of the picture: as many as {@code size} has rows, none wider than {@code
   * size}.
   */
  List<AttributedString> draw(State state, LiveSettings settings, Size size, Instant now) {
    List<AttributedString> lines = new ArrayList<>();
    lines.add(title(state, settings, size.getColumns()));
    lines.add(rate(state, size.getColumns()));
    lines.add(times(state));
    lines.add(totals(state, settings, now));
    state.alerts().stream().limit(ALERTS).map(this::alert).forEach(lines::add);
    int room = Math.max(0, size.getRows() - lines.size() - FOOTER);
    List<Row> best = state.result(settings.back()).map(LiveResult::rows).orElse(List.of());
    List<AttributedString> rows = table.lines(best, settings, size.getColumns(), room);
    lines.addAll(rows);
    for (int i = rows.size(); i < room; i++) {
      lines.add(AttributedString.EMPTY);
    }
    lines.add(remark(state));
    lines.add(keys(settings));
    return lines.stream()
        .limit(size.getRows())
        .map(line -> line.columnSubSequence(0, size.getColumns()))
        .toList();
  }

  private AttributedString title(State state, LiveSettings settings, int width) {
    String none = state.batches() == 0 ? StartNotice.starting(palette.blocks()) : "no result yet";
    String right = state.result(settings.back()).map(r -> times.of(r.time())).orElse(none);
    String mode = settings.paused() ? paused(settings) : state.stopping() ? "  stopping" : "";
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.styled(palette.title(), "dstream ").append(source);
    line.styled(palette.warning(), mode);
    int gap = width - line.columnLength() - right.length();
    return line.append(" ".repeat(Math.max(1, gap))).append(right).toAttributedString();
  }

  private static String paused(LiveSettings settings) {
    return settings.back() == 0 ? "  PAUSED" : "  PAUSED, " + settings.back() + " back";
  }

  private AttributedString rate(State state, int width) {
    double now = state.rates().isEmpty() ? 0 : state.rates().get(state.rates().size() - 1);
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.append(String.format(Locale.ROOT, "lines/s %,12.0f  ", now));
    int room = Math.max(0, width - line.columnLength());
    line.styled(palette.bar(), palette.sparkline(state.rates(), room));
    return line.toAttributedString();
  }

  private AttributedString times(State state) {
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.append("batch ").append(Durations.format(interval));
    if (state.last().isPresent()) {
      BatchReport batch = state.last().get();
      Duration total = batch.delay().plus(batch.processing());
      line.append("   processing ").append(millis(batch.processing()));
      boolean late = total.compareTo(interval) > 0;
      AttributedStyle style = late ? palette.warning() : AttributedStyle.DEFAULT;
      line.append("   ").styled(style, "total delay " + millis(total));
      line.append(lag(batch));
    }
    return line.toAttributedString();
  }

  /** Returns the total lag of the sources that know it. */
  private static String lag(BatchReport batch) {
    List<Long> parts = batch.lag().values().stream().flatMap(of -> of.values().stream()).toList();
    return parts.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "   lag %,d", parts.stream().mapToLong(n -> n).sum());
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%,d ms", duration.toMillis());
  }

  private AttributedString totals(State state, LiveSettings settings, Instant now) {
    Duration running = Duration.between(state.started(), now).truncatedTo(ChronoUnit.SECONDS);
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "lines %,d   batches %,d   result %,d rows   running %d:%02d:%02d",
            state.lines(),
            state.batches(),
            state.result(settings.back()).map(LiveResult::allRows).orElse(0L),
            running.toHours(),
            running.toMinutesPart(),
            running.toSecondsPart()));
    if (!settings.filter().isEmpty() && !settings.typing()) {
      line.append("   ").styled(palette.warning(), "with '" + settings.filter() + "'");
    }
    return line.toAttributedString();
  }

  private AttributedString alert(String line) {
    return new AttributedString("alert " + line, palette.warning());
  }

  private AttributedString remark(State state) {
    int last = state.remarks().size() - 1;
    return last < 0
        ? AttributedString.EMPTY
        : new AttributedString(state.remarks().get(last), palette.warning());
  }

  private AttributedString keys(LiveSettings settings) {
    if (settings.typing()) {
      return new AttributedString("rows with: " + settings.filter() + "_  (Enter, Esc)");
    }
    return new AttributedString(KEYS + "   " + table.describe(settings.order()), palette.faint());
  }
}
