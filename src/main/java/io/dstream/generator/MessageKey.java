package io.dstream.generator;

import io.dstream.spec.DstreamException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The choice of a message's key; messages with the same key go to the same partition. */
public enum MessageKey {
  /** No key: messages go to the partitions in turn. */
  NONE,
  /** The first word of the message; no key if it has no word. */
  WORD,
  /** The number of the message, 1 for the first, in decimal digits. */
  NUMBER,
  /** The text before the first TAB; the message is the text after it. */
  TAB;

  /**
   * Returns the key of a line.
   *
   * @param number 1 for the first line
   * @throws DstreamException exit status 1, when the line lacks the TAB that it needs
   */
  Optional<byte[]> of(byte[] line, long number) {
    return switch (this) {
      case NONE -> Optional.empty();
      case WORD -> AsciiWords.first(line);
      case NUMBER -> Optional.of(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
      case TAB -> {
        int tab = tabIn(line);
        if (tab < 0) {
          throw DstreamException.failed(
              "message " + number + " has no TAB, which --key tab needs", null);
        }
        yield Optional.of(Arrays.copyOf(line, tab));
      }
    };
  }

  /** Returns the message of a line: all of it, without a key that precedes it. */
  byte[] message(byte[] line) {
    return this == TAB ? Arrays.copyOfRange(line, tabIn(line) + 1, line.length) : line;
  }

  private static int tabIn(byte[] line) {
    int i = 0;
    while (i < line.length && line[i] != '\t') {
      i++;
    }
    return i == line.length ? -1 : i;
  }

  /** Returns the name as written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
