package io.dstream.live;

import io.dstream.engine.BatchObserver.Batch;
import io.dstream.engine.StartNotice;
import io.dstream.live.LiveBoard.State;
import io.dstream.live.LiveSettings.Order;
import io.dstream.row.Escapes;
import io.dstream.row.Row;
import io.dstream.row.TimeFormat;
import io.dstream.spec.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jline.terminal.Size;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The picture of a stream: the same for the same state, settings, size and time. */
final class LivePage {
  private static final String KEYS = "q quit  p pause  s sort  / filter  + - rows";
  private static final int HEADER = 4;
  private static final int FOOTER = 2;
  private static final int WIDEST_WORD = 30;

  private final String source;
  private final Duration interval;
  private final TimeFormat times;
  private final Palette palette;

  /**
   * Of a stream of {@code source} with a batch every {@code interval}, whose times are written as
   * {@code times} says.
   */
  LivePage(String source, Duration interval, TimeFormat times, Palette palette) {
    this.source = source;
    this.interval = interval;
    this.times = times;
    this.palette = palette;
  }

  /** The lines of the picture, as many as {@code size} has rows and none wider than it. */
  List<AttributedString> draw(State state, LiveSettings settings, Size size, Instant now) {
    List<AttributedString> lines = new ArrayList<>();
    lines.add(title(state, settings, size.getColumns()));
    lines.add(rate(state, size.getColumns()));
    lines.add(times(state));
    lines.add(totals(state, settings, now));
    int room = Math.max(0, size.getRows() - HEADER - FOOTER);
    List<AttributedString> table = table(state, settings, size.getColumns(), room);
    lines.addAll(table);
    for (int i = table.size(); i < room; i++) {
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
    String right = state.resultTime().map(times::of).orElse(none);
    String mode = settings.paused() ? "  PAUSED" : state.stopping() ? "  stopping" : "";
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.styled(palette.title(), "dstream ").append(source);
    line.styled(palette.warning(), mode);
    int gap = width - line.columnLength() - right.length();
    return line.append(" ".repeat(Math.max(1, gap))).append(right).toAttributedString();
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
      Batch batch = state.last().get();
      Duration total = batch.delay().plus(batch.processing());
      line.append("   processing ").append(millis(batch.processing()));
      boolean late = total.compareTo(interval) > 0;
      AttributedStyle style = late ? palette.warning() : AttributedStyle.DEFAULT;
      line.append("   ").styled(style, "total delay " + millis(total));
    }
    return line.toAttributedString();
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
            "lines %,d   batches %,d   result %,d words   running %d:%02d:%02d",
            state.lines(),
            state.batches(),
            state.allRows(),
            running.toHours(),
            running.toMinutesPart(),
            running.toSecondsPart()));
    if (!settings.filter().isEmpty() && !settings.typing()) {
      line.append("   ").styled(palette.warning(), "with '" + settings.filter() + "'");
    }
    return line.toAttributedString();
  }

  private List<AttributedString> table(State state, LiveSettings settings, int width, int room) {
    List<Entry> shown = entries(state, settings, room);
    int words = shown.stream().mapToInt(Entry::width).max().orElse(0);
    int numbers = shown.stream().mapToInt(entry -> entry.number().length()).max().orElse(0);
    long most = shown.stream().mapToLong(Entry::count).max().orElse(0);
    int wordWidth = Math.min(words, Math.max(1, Math.min(WIDEST_WORD, width / 3)));
    int barWidth = Math.max(0, width - wordWidth - numbers - 4);
    return shown.stream().map(e -> line(e, wordWidth, numbers, most, barWidth)).toList();
  }

  /** The best that pass the filter, in the order asked for. */
  private static List<Entry> entries(State state, LiveSettings settings, int room) {
    List<Entry> entries =
        state.rows().stream()
            .map(LivePage::entry)
            .filter(entry -> entry.word.contains(settings.filter()))
            .limit(Math.min(settings.limit(), room))
            .collect(Collectors.toCollection(ArrayList::new));
    if (settings.order() == Order.WORD) {
      entries.sort(Comparator.comparing(Entry::word));
    }
    return entries;
  }

  private record Entry(String word, long count) {
    String number() {
      return String.format(Locale.ROOT, "%,d", count);
    }

    int width() {
      return new AttributedString(word).columnLength();
    }
  }

  private static Entry entry(Row row) {
    return new Entry(Escapes.printable((byte[]) row.get(0)), (Long) row.get(1));
  }

  private AttributedString line(Entry entry, int wordWidth, int numbers, long most, int barWidth) {
    AttributedString word = new AttributedString(entry.word());
    if (word.columnLength() > wordWidth) {
      String more = palette.blocks() ? "…" : "~";
      word =
          AttributedString.join(
              AttributedString.EMPTY,
              word.columnSubSequence(0, wordWidth - 1),
              new AttributedString(more));
    }
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.append(" ").append(word).append(" ".repeat(wordWidth - word.columnLength() + 1));
    line.append(" ".repeat(numbers - entry.number().length())).append(entry.number()).append(" ");
    double share = most == 0 ? 0 : (double) entry.count() / most;
    return line.styled(palette.bar(), palette.bar(share, barWidth)).toAttributedString();
  }

  private AttributedString remark(State state) {
    int last = state.remarks().size() - 1;
    return last < 0
        ? AttributedString.EMPTY
        : new AttributedString(state.remarks().get(last), palette.warning());
  }

  private AttributedString keys(LiveSettings settings) {
    if (settings.typing()) {
      return new AttributedString("words with: " + settings.filter() + "_  (Enter, Esc)");
    }
    String order = settings.order() == Order.COUNT ? "by count" : "by word";
    return new AttributedString(KEYS + "   " + order, palette.faint());
  }
}
