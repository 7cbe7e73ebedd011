package io.dstream.pipe.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Finds where stages and arguments end, by their brackets.
 *
 * @param tokens the tokens of a pipeline; the last one is {@link Token.Kind#END}
 */
record Brackets(List<Token> tokens) {
  private static final Map<String, String> CLOSING = Map.of("(", ")", "[", "]", "{", "}");

  /** Returns whether a token is a closing bracket. */
  static boolean closes(Token token) {
    return CLOSING.containsValue(token.text());
  }

  /**
   * Returns the index of the next bar before a stage, or of the end. Bars in brackets that open at
   * or after {@code from} do not count. A closing bracket also closes unclosed brackets inside its
   * pair; it is ignored if it has no opening bracket.
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

  /** Returns whether a stage may begin there, rather than the right operand of SQL's {@code |}. */
  private boolean isStage(int index) {
    if (!tokens.get(index).isName()) {
      return false;
    }
    Token after = tokens.get(index + 1);
    return after.is("(") || after.is("|") || after.kind() == Token.Kind.END;
  }

  /** Returns whether a stage with arguments begins there. */
  boolean isCall(int index) {
    return isStage(index) && tokens.get(index + 1).is("(");
  }

  /**
   * Returns the index of the token that ends an argument.
   *
   * @param bracket the index of the bracket that contains the argument
   * @param from the index of the argument's first token
   * @param commas whether a comma ends it; otherwise, only the closing bracket does
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
