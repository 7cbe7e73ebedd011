package io.dstream.it;

import org.jline.builtins.ScreenTerminal;

/** Draws what an emulated terminal shows as SVG: text in a fixed grid, so that it stays sharp. */
final class SvgScreen {
  private static final int CELL_WIDTH = 9;
  private static final int CELL_HEIGHT = 19;
  private static final int MARGIN = 12;
  private static final String BACKGROUND = "#16181d";
  private static final String FOREGROUND = "#d8dee9";

  private static final int BOLD = 0x08;
  private static final int INVERSE = 0x02;
  private static final int HAS_FOREGROUND = 0x10;

  private SvgScreen() {}

  /** The picture of what {@code terminal} shows. */
  static String of(PseudoTerminal terminal) {
    int columns = terminal.columns();
    int rows = terminal.rows();
    ScreenTerminal screen = terminal.emulated();
    long[] cells = new long[columns * rows];
    screen.dump(cells, 0, 0, rows, columns, new int[2]);
    StringBuilder svg = new StringBuilder();
    int width = columns * CELL_WIDTH + 2 * MARGIN;
    int height = rows * CELL_HEIGHT + 2 * MARGIN;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d">
        <rect width="%1$d" height="%2$d" rx="8" fill="%3$s"/>
        <g font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="15">
        """
            .formatted(width, height, BACKGROUND));
    for (int row = 0; row < rows; row++) {
      appendRow(cells, row, columns, svg);
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  /** Cells of the same look are one text, stretched to their width whatever font there is. */
  private static void appendRow(long[] cells, int row, int columns, StringBuilder svg) {
    int start = 0;
    while (start < columns) {
      int end = start + 1;
      while (end < columns
          && look(cells[row * columns + end]) == look(cells[row * columns + start])) {
        end++;
      }
      append(cells, row * columns + start, end - start, start, row, svg);
      start = end;
    }
  }

  private static int look(long cell) {
    return (int) (cell >>> 32);
  }

  private static void append(
      long[] cells, int from, int length, int column, int row, StringBuilder svg) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < from + length; i++) {
      int character = (int) (cells[i] & 0xFFFFFFFFL);
      text.appendCodePoint(character == 0 ? ' ' : character);
    }
    String shown = text.toString().stripTrailing();
    if (shown.isEmpty()) {
      return;
    }
    int look = look(cells[from]);
    int flags = look >>> 24;
    String color = (flags & HAS_FOREGROUND) == 0 ? FOREGROUND : color(look >>> 12 & 0xFFF);
    svg.append(
        "<text x=\"%d\" y=\"%d\" fill=\"%s\"%s textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\">%s</text>\n"
            .formatted(
                MARGIN + column * CELL_WIDTH,
                MARGIN + row * CELL_HEIGHT + 15,
                (flags & INVERSE) == 0 ? color : "#88c0d0",
                (flags & BOLD) == 0 ? "" : " font-weight=\"bold\"",
                shown.codePointCount(0, shown.length()) * CELL_WIDTH,
                shown.replace("&", "&amp;").replace("<", "&lt;").replace(' ', '\u00A0')));
  }

  /** Four bits each of red, green and blue. */
  private static String color(int rgb) {
    return "#%x%x%x".formatted(rgb >> 8 & 0xF, rgb >> 4 & 0xF, rgb & 0xF);
  }
}
