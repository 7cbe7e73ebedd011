package io.dstream.live;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jline.utils.AttributedStyle;

/**
 * The styles and characters of the picture.
 *
 * @param colors whether styles are used
 * @param blocks whether the terminal can show block elements; otherwise ASCII replaces them
 */
record Palette(boolean colors, boolean blocks) {
  private static final String LEVELS = "▁▂▃▄▅▆▇█";
  private static final String ASCII_LEVELS = "_.-=+*%#";
  private static final String EIGHTHS = "▏▎▍▌▋▊▉";

  AttributedStyle title() {
    return style(AttributedStyle::bold);
  }

  AttributedStyle faint() {
    return style(AttributedStyle::faint);
  }

  AttributedStyle bar() {
    return style(style -> style.foreground(AttributedStyle.CYAN));
  }

  AttributedStyle warning() {
    return style(style -> style.foreground(AttributedStyle.YELLOW));
  }

  private AttributedStyle style(UnaryOperator<AttributedStyle> change) {
    return colors ? change.apply(AttributedStyle.DEFAULT) : AttributedStyle.DEFAULT;
  }

  /**
   * Returns a bar of {@code share}, 0 to 1, of {@code width} cells; never empty if the share is
   * above 0.
   */
  String bar(double share, int width) {
    int eighths = (int) Math.max(share > 0 ? 1 : 0, Math.round(share * width * 8));
    if (!blocks) {
      return "#".repeat((eighths + 7) / 8);
    }
    int rest = eighths % 8;
    return "█".repeat(eighths / 8) + (rest == 0 ? "" : EIGHTHS.substring(rest - 1, rest));
  }

  /**
   * Returns the last {@code width} of {@code values}, none of which is negative, with one cell per
   * value.
   */
  String sparkline(List<Double> values, int width) {
    String levels = blocks ? LEVELS : ASCII_LEVELS;
    List<Double> shown = values.subList(Math.max(0, values.size() - width), values.size());
    double most = shown.stream().mapToDouble(value -> value).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (double value : shown) {
      int level = most == 0 ? 0 : (int) Math.round(value / most * (levels.length() - 1));
      line.append(levels.charAt(level));
    }
    return line.toString();
  }
}
