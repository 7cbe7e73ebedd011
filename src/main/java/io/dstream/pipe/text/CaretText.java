package io.dstream.pipe.text;

/** Shows a place in a text: its line, and carets under the place. */
record CaretText(String text) {
  /** The maximum width. A longer line is cut on both sides of the place. */
  private static final int WIDTH = 100;

  /** The number of characters that are kept before the place when the line is cut there. */
  private static final int BEFORE = 30;

  private static final String INDENT = "  ";
  private static final String CUT = "…";

  /**
   * Returns two lines, the second with carets under {@code at}. For a range over several lines,
   * only the first line is shown. An empty range and the end of the text have one caret. If the
   * text has several lines, the line number comes first.
   */
  String under(TextRange at) {
    int start = text.lastIndexOf('\n', at.from() - 1) + 1;
    int end = text.indexOf('\n', at.from());
    String line = text.substring(start, end < 0 ? text.length() : end);
    int from = at.from() - start;
    int to = Math.max(from + 1, Math.min(at.to() - start, line.length()));
    return cut(number(start), line, from, to);
  }

  private String number(int start) {
    if (text.indexOf('\n') < 0) {
      return INDENT;
    }
    long line = text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    return INDENT + line + ": ";
  }

  private static String cut(String prefix, String line, int from, int to) {
    if (line.length() <= WIDTH) {
      return prefix + line + "\n" + carets(prefix, line, from, to);
    }
    int start = from <= BEFORE ? 0 : from - BEFORE;
    int end = Math.min(line.length(), start + WIDTH);
    String before = prefix + (start > 0 ? CUT : "");
    String shown = line.substring(start, end);
    return before
        + shown
        + (end < line.length() ? CUT : "")
        + "\n"
        + carets(before, shown, from - start, Math.min(to, end) - start);
  }

  /** Returns the line of carets. It keeps tabs, so that the carets are aligned at any tab width. */
  private static String carets(String prefix, String line, int from, int to) {
    StringBuilder carets = new StringBuilder(" ".repeat(prefix.length()));
    line.substring(0, Math.min(from, line.length()))
        .codePoints()
        .forEach(c -> carets.append(c == '\t' ? '\t' : ' '));
    int places = to > line.length() ? 1 : line.codePointCount(from, to);
    return carets.append("^".repeat(Math.max(1, places))).toString();
  }
}
