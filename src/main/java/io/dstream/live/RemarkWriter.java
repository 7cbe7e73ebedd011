package io.dstream.live;

import java.io.Writer;
import java.util.function.Consumer;

/** Hands over what is written, line by line. */
public final class RemarkWriter extends Writer {
  private final StringBuilder line = new StringBuilder();
  private final Consumer<String> lines;

  /** What is written goes to {@code lines} as each line ends. */
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
    // A line is handed over when it ends.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
