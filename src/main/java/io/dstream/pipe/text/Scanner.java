package io.dstream.pipe.text;

import io.dstream.pipe.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a pipeline into tokens. Quotes are those of Spark SQL: {@code '…'} and {@code "…"} with
 * backslash escapes, raw ones after an {@code r}, and names in backquotes. Comments extend from
 * {@code --} or {@code #} to the end of the line, or are enclosed in {@code /* … *}{@code /}.
 */
final class Scanner {
  private final String text;
  private final char[] withoutComments;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /**
   * Scans the text, up to a quote or comment that is not closed.
   *
   * @param mistakes collects the mistake of an unclosed quote or comment
   */
  Scanner(String text, Mistakes mistakes) {
    this.text = text;
    this.withoutComments = text.toCharArray();
    try {
      while (at < text.length()) {
        scan();
      }
    } catch (PipelineException e) {
      mistakes.add(e);
    }
    tokens.add(new Token(Kind.END, "", new TextRange(at, at)));
  }

  /** Returns whether the whole text was scanned. */
  boolean isComplete() {
    return at == text.length();
  }

  /** Returns all tokens; the last one is {@link Kind#END}. */
  List<Token> tokens() {
    return List.copyOf(tokens);
  }

  /** Returns the text with blanks in place of comments. All other characters keep their places. */
  String withoutComments() {
    return new String(withoutComments);
  }

  private void scan() {
    int c = text.codePointAt(at);
    if (Character.isWhitespace(c)) {
      at += Character.charCount(c);
    } else if (c == '#' || text.startsWith("--", at)) {
      int end = text.indexOf('\n', at);
      blank(end < 0 ? text.length() : end);
    } else if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      if (end < 0) {
        throw new PipelineException(new TextRange(at, at + 2), "this comment has no end");
      }
      blank(end + 2);
    } else if (c == '\'' || c == '"' || c == '`') {
      add(Kind.QUOTED, quoteEnd((char) c));
    } else if (isWordPart(c)) {
      add(Kind.WORD, wordEnd());
    } else {
      add(Kind.SYMBOL, at + (text.startsWith("->", at) ? 2 : Character.charCount(c)));
    }
  }

  private void blank(int end) {
    for (int i = at; i < end; i++) {
      if (text.charAt(i) != '\n') {
        withoutComments[i] = ' ';
      }
    }
    at = end;
  }

  private void add(Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), new TextRange(at, end)));
    at = end;
  }

  private int wordEnd() {
    int end = at;
    while (end < text.length() && isWordPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static boolean isWordPart(int c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  /**
   * Returns the end of a quote. A doubled quote scans as a second text right after the first one,
   * so it needs no special case.
   */
  private int quoteEnd(char quote) {
    boolean escapes = quote != '`' && !isRaw();
    for (int i = at + 1; i < text.length(); i++) {
      if (escapes && text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i + 1;
      }
    }
    throw new PipelineException(
        new TextRange(at, at + 1), "this quote has no end", "expected " + quote);
  }

  /** Returns whether the quote directly follows an {@code r}. */
  private boolean isRaw() {
    if (tokens.isEmpty()) {
      return false;
    }
    Token last = tokens.get(tokens.size() - 1);
    return last.at().to() == at && last.text().equalsIgnoreCase("r");
  }
}
