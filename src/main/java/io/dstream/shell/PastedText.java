package io.dstream.shell;

import org.jline.reader.EOFError;
import org.jline.reader.Parser;
import org.jline.reader.Parser.ParseContext;

/**
 * Holds pasted text, which is taken command by command. A command is one line, or several if a
 * quote is open or a backslash ends the line. Thread-safe.
 */
final class PastedText {
  private final Parser parser;
  private String text = "";
  private int begin;

  PastedText(Parser parser) {
    this.parser = parser;
  }

  /**
   * A part of the pasted text.
   *
   * @param whole whether it completes a command; otherwise the text ended before that
   */
  record Part(String text, boolean whole) {}

  /** Adds text, with the line ends of any system. */
  synchronized void add(String pasted) {
    text = text.substring(begin) + pasted.replace("\r\n", "\n").replace('\r', '\n');
    begin = 0;
  }

  /** Drops all text that was not taken. */
  synchronized void drop() {
    text = "";
    begin = 0;
  }

  /** Takes what makes a command between {@code before} and {@code after}, or all that is left. */
  synchronized Part take(String before, String after) {
    int end = text.indexOf('\n', begin);
    while (end >= 0) {
      String part = text.substring(begin, end);
      if (isWhole(before + part + after)) {
        begin = end + 1;
        return new Part(part, true);
      }
      end = text.indexOf('\n', end + 1);
    }
    String rest = text.substring(begin);
    drop();
    return new Part(rest, false);
  }

  private boolean isWhole(String command) {
    try {
      parser.parse(command, command.length(), ParseContext.ACCEPT_LINE);
      return true;
    } catch (EOFError open) {
      return false;
    }
  }
}
