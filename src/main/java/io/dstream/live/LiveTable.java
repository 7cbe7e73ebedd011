package io.dstream.live;

import io.dstream.live.LiveSettings.Order;
import io.dstream.row.Column;
import io.dstream.row.Escapes;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Formats the rows of a result as lines of a picture. A line has the values of all other columns,
 * then the number that ranks the row, if there is one, and a bar with the number's share of the
 * largest.
 */
final class LiveTable {
  private static final int WIDEST_LABEL = 30;

  private final OptionalInt rank;
  private final List<Integer> labels;
  private final String rankName;
  private final String labelName;
  private final Palette palette;

  LiveTable(Schema schema, Palette palette) {
    this.rank = schema.rank().stream().mapToInt(column -> column).findFirst();
    this.labels =
        IntStream.range(0, schema.columns().size())
            .filter(column -> rank.isEmpty() || column != rank.getAsInt())
            .boxed()
            .toList();
    this.palette = palette;
    List<String> names = schema.columns().stream().map(Column::name).toList();
    this.rankName = rank.isPresent() ? names.get(rank.getAsInt()) : "rank";
    this.labelName = labels.isEmpty() ? rankName : names.get(labels.get(0));
  }

  /** Describes the order of the rows, such as {@code by count}. */
  String describe(Order order) {
    return "by " + (order == Order.RANK ? rankName : labelName);
  }

  /**
   * Returns the best rows that pass the filter, in the requested order; at most {@code room} lines.
   */
  List<AttributedString> lines(List<Row> rows, LiveSettings settings, int width, int room) {
    List<Entry> shown = entries(rows, settings, room);
    int widest = shown.stream().mapToInt(Entry::width).max().orElse(0);
    int numbers = shown.stream().mapToInt(entry -> entry.number().length()).max().orElse(0);
    double most = shown.stream().mapToDouble(Entry::size).max().orElse(0);
    int limit = rank.isEmpty() ? width : Math.min(WIDEST_LABEL, width / 3);
    int labelWidth = Math.min(widest, Math.max(1, limit));
    int barWidth = Math.max(0, width - labelWidth - numbers - 4);
    return shown.stream().map(e -> line(e, labelWidth, numbers, most, barWidth)).toList();
  }

  private List<Entry> entries(List<Row> rows, LiveSettings settings, int room) {
    List<Entry> entries =
        rows.stream()
            .map(this::entry)
            .filter(entry -> entry.label.contains(settings.filter()))
            .limit(Math.min(settings.limit(), room))
            .collect(Collectors.toCollection(ArrayList::new));
    if (settings.order() == Order.LABEL) {
      entries.sort(Comparator.comparing(Entry::label));
    }
    return entries;
  }

  /**
   * A row.
   *
   * @param number the number that ranks it, as text; empty if there is none
   * @param size the same as a number, for the bar
   */
  private record Entry(String label, String number, double size) {
    int width() {
      return new AttributedString(label).columnLength();
    }
  }

  private Entry entry(Row row) {
    String label =
        labels.stream().map(column -> text(row.get(column))).collect(Collectors.joining("  "));
    Object number = rank.isPresent() ? row.get(rank.getAsInt()) : null;
    if (number instanceof Long whole) {
      return new Entry(label, String.format(Locale.ROOT, "%,d", whole), Math.max(0, whole));
    }
    return number instanceof Double real
        ? new Entry(label, String.format(Locale.ROOT, "%,.3f", real), Math.max(0, real))
        : new Entry(label, "", 0);
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes ? Escapes.printable(bytes) : String.valueOf(value);
  }

  private AttributedString line(
      Entry entry, int labelWidth, int numbers, double most, int barWidth) {
    AttributedString label = new AttributedString(entry.label());
    if (label.columnLength() > labelWidth) {
      String more = palette.blocks() ? "…" : "~";
      label =
          AttributedString.join(
              AttributedString.EMPTY,
              label.columnSubSequence(0, labelWidth - 1),
              new AttributedString(more));
    }
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.append(" ").append(label).append(" ".repeat(labelWidth - label.columnLength() + 1));
    line.append(" ".repeat(numbers - entry.number().length())).append(entry.number()).append(" ");
    double share = most > 0 ? entry.size() / most : 0;
    return line.styled(palette.bar(), palette.bar(share, barWidth)).toAttributedString();
  }
}
