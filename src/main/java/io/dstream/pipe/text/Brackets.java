package io.dstream.pipe.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Where stages and arguments end, by the brackets.
 *
 * @param tokens of a pipeline; the last one is {@link Token.Kind#END}
 */
record Brackets(List<Token> tokens) {
  private static final Map<String, String> CLOSING = Map.of("(", ")", "[", "]", "{", "}");

  /** Whether a token is a closing bracket. */
  static boolean closes(Token token) {
    return CLOSING.containsValue(token.text());
  }

  /**
   * Index of the next bar that a stage follows, outside of the brackets that open from {@code from}
   * on, or of the end. A bracket that does not match closes those within, or nothing.
   */
  int barAfter(int from) {
    Deque<String> closing = new ArrayDeque<>();
    for (int i = from; ; i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.END
          || (closing.isEmpty() && token.is("|") && isStage(i + 1))) {
        return i;
      } else if (token.kind() == Token.Kind.SYMBOL && CLOSING.containsKey(token.text())) {
        closing.push(CLOSING.get(token.text()));
      } else if (token.kind() == Token.Kind.SYMBOL && closing.contains(token.text())) {
        String closed;
        do {
          closed = closing.pop();
        } while (!closed.equals(token.text()));
      }
    }
  }

  /** Whether a stage may begin there, rather than the other side of SQL's {@code |}. */
  private boolean isStage(int index) {
    if (!tokens.get(index).isName()) {
      return false;
    }
    Token after = tokens.get(index + 1);
    return after.is("(") || after.is("|") || after.kind() == Token.Kind.END;
  }

  /** Whether a stage with arguments begins there. */
  boolean isCall(int index) {
    return isStage(index) && tokens.get(index + 1).is("(");
  }

  /**
   * Index of the token that ends an argument.
   *
   * @param bracket index of the bracket that the argument stands in
   * @param from index of its first token
   * @param commas whether a comma does; else the closing bracket alone
   */
  int argumentEnd(int bracket, int from, boolean commas) {
    Deque<Token> open = new ArrayDeque<>(List.of(tokens.get(bracket)));
    for (int i = from; ; i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.END) {
        throw new PipelineException(
            open.element().at(), "this bracket is not closed", "expected " + closing(open));
      }
      if (token.kind() != Token.Kind.SYMBOL) {
        continue;
      }
      if (open.size() == 1 && ((commas && token.is(",")) || token.is(")"))) {
        return i;
      }
      if (CLOSING.containsKey(token.text())) {
        open.push(token);
      } else if (CLOSING.containsValue(token.text())) {
        if (!token.is(closing(open))) {
          throw new PipelineException(
              token.at(), "expected " + closing(open) + ", found " + token.text());
        }
        open.pop();
      }
    }
  }

  private static String closing(Deque<Token> open) {
    return CLOSING.get(open.element().text());
  }
}
