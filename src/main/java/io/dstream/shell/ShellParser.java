package io.dstream.shell;

import org.jline.reader.EOFError;
import org.jline.reader.Parser;

/**
 * Splits a line into words as a POSIX shell does: {@code 'as it stands'}, {@code "with \" inside"},
 * {@code \} before a character or a line's end, quotes anywhere in a word, {@code #} for the rest
 * of the line, {@code &} at its end. JLine's own parser drops backslashes within quotes ({@code
 * --split '\W+'}) and keeps quotes that begin within a word ({@code --split='a b'}).
 */
final class ShellParser implements Parser {

  /**
   * {@inheritDoc}
   *
   * @throws EOFError when the line is incomplete: a quote is open or a backslash ends it
   */
  @Override
  public WordLine parse(String line, int cursor, ParseContext context) {
    boolean completing = context == ParseContext.COMPLETE;
    WordScanner scanner = new WordScanner(line, cursor);
    scanner.scan();
    if (!completing && scanner.missing() != null) {
      throw new EOFError(-1, -1, "the line goes on", scanner.missing());
    }
    return scanner.parsed(completing);
  }
}
