package io.dstream.it;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts texts into lines and runs of lines, by the book and not by the program's code. */
final class Lines {
  private Lines() {}

  /** The lines with their ends; the last may have none. */
  static List<byte[]> of(byte[] text) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        lines.add(Arrays.copyOfRange(text, start, i + 1));
        start = i + 1;
      }
    }
    if (start < text.length) {
      lines.add(Arrays.copyOfRange(text, start, text.length));
    }
    return lines;
  }

  /**
   * The words of {@code count} consecutive runs of lines, as equal as can be, the first ones longer
   * by a line; no more runs than lines.
   */
  static List<Tally> runs(byte[] text, int count) {
    List<byte[]> lines = of(text);
    List<Tally> runs = new ArrayList<>();
    int from = 0;
    for (int run = 0; run < Math.min(count, lines.size()); run++) {
      int to = from + lines.size() / count + (run < lines.size() % count ? 1 : 0);
      runs.add(Tally.sum(lines.subList(from, to).stream().map(Tally::of).toList()));
      from = to;
    }
    return runs;
  }
}
