package io.dstream.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a file into runs of whole lines with line counts as equal as possible, longer runs first.
 */
final class LineRuns {
  private static final int BUFFER = 1 << 20;

  /** Opens the file at its beginning. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  private LineRuns() {}

  /**
   * Returns where the runs end, in bytes from the beginning of the file. The first run begins at 0.
   * There are {@code runs} of them, or one per line if the file has fewer lines.
   */
  static List<Long> ends(Opener file, int runs) throws IOException {
    long lines = countLines(file);
    List<Long> atLine = new ArrayList<>();
    long line = 0;
    for (int run = 0; run < runs; run++) {
      line += lines / runs + (run < lines % runs ? 1 : 0);
      if (atLine.isEmpty() || line > atLine.get(atLine.size() - 1)) {
        atLine.add(line);
      }
    }
    atLine.removeIf(end -> end == 0);
    return offsets(file, atLine);
  }

  private static long countLines(Opener file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long lines = 0;
    byte last = '\n';
    try (InputStream in = file.open()) {
      for (int read; (read = in.read(buffer)) > 0; last = buffer[read - 1]) {
        for (int i = 0; i < read; i++) {
          if (buffer[i] == '\n') {
            lines++;
          }
        }
      }
    }
    return last == '\n' ? lines : lines + 1;
  }

  /**
   * Returns the byte offsets after the lines with these numbers, which are ascending and start at
   * 1.
   */
  private static List<Long> offsets(Opener file, List<Long> atLine) throws IOException {
    byte[] buffer = new byte[BUFFER];
    List<Long> offsets = new ArrayList<>();
    long line = 0;
    long position = 0;
    try (InputStream in = file.open()) {
      for (int read; (read = in.read(buffer)) > 0; position += read) {
        for (int i = 0; i < read; i++) {
          if (buffer[i] == '\n'
              && offsets.size() < atLine.size()
              && ++line == atLine.get(offsets.size())) {
            offsets.add(position + i + 1);
          }
        }
      }
    }
    if (offsets.size() < atLine.size()) {
      offsets.add(position); // the last line has no LF
    }
    return offsets;
  }
}
