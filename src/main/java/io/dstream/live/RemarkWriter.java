package io.dstream.live;

import java.io.Writer;
import java.util.function.Consumer;

/** Passes on what is written, line by line. */
public final class RemarkWriter extends Writer {
  private final StringBuilder line = new StringBuilder();
  private final Consumer<String> lines;

  /** Passes each line to {@code lines} when it ends. */
  public RemarkWriter(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void write(char[] characters, int from, int length) {
    synchronized (lock) {
      for (int i = from; i < from + length; i++) {
        if (characters[i] == '\n') {
          lines.accept(line.toString().stripTrailing());
          line.setLength(0);
        } else {
          line.append(characters[i]);
        }
      }
    }
  }

  @Override
  public void flush() {
    // A line is passed on when it ends.
  }

  @Override
  public void close() {
    // There is nothing to release.
  }
}
