package io.dstream.shell;

import java.util.ArrayList;
import java.util.List;

/** Finds the words of a line, and the cursor among them, in one pass for {@link ShellParser}. */
final class WordScanner {
  private static final char NONE = 0;

  private final String line;
  private final int cursor;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();

  /** Where the current word starts; -1 between words. */
  private int start = -1;

  private char quote = NONE;
  private boolean endsInBackslash;
  private boolean background;

  // The word at the cursor: its index, its extent in the line, and the cursor's offset in it.
  private int cursorWord;
  private int cursorStart = -1;
  private int cursorEnd = -1;
  private int cursorInWord;

  WordScanner(String line, int cursor) {
    this.line = line;
    this.cursor = cursor;
  }

  void scan() {
    int at = 0;
    while (at < line.length()) {
      noteCursor(at);
      at = step(at);
    }
    noteCursor(at);
    endWord(at);
  }

  /**
   * Returns what is missing at the end: the closing quote, or a line after the backslash; null if
   * nothing.
   */
  String missing() {
    if (quote != NONE) {
      return quote == '\'' ? "quote" : "dquote";
    }
    return endsInBackslash ? "newline" : null;
  }

  /** Returns the words; {@code withEmpty} adds an empty one for a cursor between words. */
  WordLine parsed(boolean withEmpty) {
    List<String> all = new ArrayList<>(words);
    if (cursorStart < 0) {
      cursorStart = cursor;
      cursorEnd = cursor;
      if (withEmpty) {
        all.add(cursorWord, "");
      }
    }
    return new WordLine(
        line,
        cursor,
        List.copyOf(all),
        cursorWord,
        cursorInWord,
        cursor - cursorStart,
        cursorEnd - cursorStart,
        background);
  }

  private void noteCursor(int at) {
    if (at <= cursor) {
      cursorWord = words.size();
      cursorStart = start;
      cursorInWord = word.length();
    }
  }

  /** Reads the character at {@code at}, with one after a backslash; returns where to continue. */
  private int step(int at) {
    char c = line.charAt(at);
    if (quote != NONE) {
      return quoted(at, c);
    }
    if (c == '\\') {
      return escaped(at);
    }
    if (c == '\'' || c == '"') {
      beginWord(at);
      quote = c;
    } else if (Character.isWhitespace(c)) {
      endWord(at);
    } else if (c == '&' && isLast(at)) {
      endWord(at);
      background = true;
    } else if (c == '#' && start < 0) {
      int end = line.indexOf('\n', at);
      return end < 0 ? line.length() : end;
    } else {
      beginWord(at);
      word.append(c);
    }
    return at + 1;
  }

  private int quoted(int at, char c) {
    if (c == quote) {
      quote = NONE;
    } else if (c == '\\' && quote == '"' && at + 1 < line.length() && isSpecial(at + 1)) {
      return escaped(at);
    } else {
      word.append(c);
    }
    return at + 1;
  }

  /** Handles a backslash: it makes the next character literal and removes a line end. */
  private int escaped(int at) {
    if (at + 1 == line.length()) {
      endsInBackslash = true;
    } else if (line.charAt(at + 1) != '\n') {
      beginWord(at);
      word.append(line.charAt(at + 1));
    }
    return at + 2;
  }

  /** Checks whether only white space and a comment follow. */
  private boolean isLast(int at) {
    String rest = line.substring(at + 1);
    return rest.isBlank()
        || (Character.isWhitespace(rest.charAt(0)) && rest.strip().startsWith("#"));
  }

  /** Checks whether a backslash within double quotes escapes that character. */
  private boolean isSpecial(int at) {
    return "\"\\$`\n".indexOf(line.charAt(at)) >= 0;
  }

  private void beginWord(int at) {
    if (start < 0) {
      start = at;
      if (at == cursor) {
        cursorStart = at;
      }
    }
  }

  private void endWord(int at) {
    if (start < 0) {
      return;
    }
    if (cursorWord == words.size() && cursorStart == start) {
      cursorEnd = Math.min(at, line.length());
    }
    words.add(word.toString());
    word.setLength(0);
    start = -1;
  }
}
