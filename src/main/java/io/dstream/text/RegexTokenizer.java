package io.dstream.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits each line at the matches of a regular expression. Bytes that are not valid UTF-8 pass
 * through unchanged (see {@link LosslessUtf8}). Words are passed on one by one, so a long line
 * needs memory for its text but not for an array of words.
 */
public final class RegexTokenizer implements Tokenizer {
  private static final long serialVersionUID = 1L;

  private final Pattern separator;

  public RegexTokenizer(Pattern separator) {
    this.separator = separator;
  }

  @Override
  public void tokenize(LineBlock block, LineBlock.Span word) {
    block.forEachLine(
        (bytes, from, to) -> tokenizeLine(LosslessUtf8.decode(bytes, from, to), word));
  }

  private void tokenizeLine(String line, LineBlock.Span word) {
    Matcher separators = separator.matcher(line);
    int start = 0;
    while (separators.find()) {
      if (!isInCharacter(line, separators.start())) {
        emit(line, start, separators.start(), word);
        start = separators.end();
      }
    }
    emit(line, start, line.length(), word);
  }

  /** Checks for the middle of a character: an empty match can lie between two surrogates. */
  private static boolean isInCharacter(String line, int at) {
    return at > 0
        && at < line.length()
        && Character.isSurrogatePair(line.charAt(at - 1), line.charAt(at));
  }

  private static void emit(String line, int from, int to, LineBlock.Span word) {
    if (from < to) {
      byte[] bytes = LosslessUtf8.encode(line.substring(from, to));
      word.accept(bytes, 0, bytes.length);
    }
  }
}
