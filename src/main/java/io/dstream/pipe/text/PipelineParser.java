package io.dstream.pipe.text;

import io.dstream.pipe.text.PipelineText.SourceName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code source | stage | stage | …}, where a source is a name, which may be left out, and a
 * stage a name and its arguments in brackets. Of an argument only its ends are looked for here;
 * {@link ArgumentParser} reads it.
 */
final class PipelineParser {
  private static final Map<String, String> CLOSING = Map.of("(", ")", "[", "]", "{", "}");

  /** How deep streams may be within streams. */
  private static final int DEEPEST = 50;

  private final String text;
  private final List<Token> tokens;
  private final ArgumentParser arguments;
  private int next;

  PipelineParser(String text) {
    this(new Scanner(text));
  }

  private PipelineParser(Scanner scanner) {
    this(scanner.withoutComments(), scanner.tokens(), 0);
  }

  /**
   * Of a pipeline within another.
   *
   * @param text all of it without comments
   * @param tokens those of the pipeline within; the last one is {@link Token.Kind#END}
   * @param depth how many it is within
   */
  PipelineParser(String text, List<Token> tokens, int depth) {
    this.text = text;
    this.tokens = tokens;
    this.arguments = new ArgumentParser(text, depth);
    if (depth > DEEPEST) {
      throw new PipelineException(
          tokens.get(0).at(), "streams are " + DEEPEST + " deep within each other at most");
    }
  }

  /** Reads all of it. */
  PipelineText pipeline() {
    Optional<SourceName> source = source();
    List<StageCall> stages = new ArrayList<>();
    if (source.isEmpty()) {
      stages.add(stage());
    }
    while (peek().is("|")) {
      next++;
      stages.add(stage());
    }
    if (peek().kind() != Token.Kind.END) {
      throw expected("| or the end of the pipeline");
    }
    return new PipelineText(source, stages);
  }

  /** A name that no bracket follows. */
  private Optional<SourceName> source() {
    if (!peek().isName()) {
      return Optional.empty();
    }
    Token after = tokens.get(next + 1);
    if (!after.is("|") && after.kind() != Token.Kind.END) {
      return Optional.empty();
    }
    Token name = tokens.get(next++);
    return Optional.of(new SourceName(name.text(), name.at()));
  }

  private Token peek() {
    return tokens.get(next);
  }

  private PipelineException expected(String what) {
    return new PipelineException(
        peek().at(), "expected " + what + ", found " + peek().shown(), hint());
  }

  private String hint() {
    return peek().is("|") ? "a bar stands between two stages" : "";
  }

  private StageCall stage() {
    if (!peek().isName()) {
      throw expected("the name of a stage");
    }
    Token name = tokens.get(next++);
    if (!peek().is("(")) {
      throw new PipelineException(
          peek().at(),
          "expected ( after the stage " + name.text() + ", found " + peek().shown(),
          "a stage without arguments is written " + name.text() + "()");
    }
    List<Argument> found = arguments();
    Token last = tokens.get(next++);
    TextRange at = name.at().to(last.at());
    return new StageCall(name.text(), text.substring(at.from(), at.to()), found, at, name.at());
  }

  /** Reads up to the closing bracket of the stage, which is then the next token. */
  private List<Argument> arguments() {
    int open = next++;
    List<Argument> found = new ArrayList<>();
    if (peek().is(")")) {
      return found;
    }
    while (true) {
      int start = next;
      next = argumentEnd(tokens.get(open));
      found.add(arguments.parse(tokens.subList(start, next), peek()));
      if (peek().is(")")) {
        return found;
      }
      next++;
    }
  }

  /** Index of the comma or bracket that ends the argument which begins at the next token. */
  private int argumentEnd(Token bracket) {
    Deque<Token> open = new ArrayDeque<>(List.of(bracket));
    for (int i = next; ; i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.END) {
        throw new PipelineException(
            open.element().at(), "this bracket is not closed", "expected " + closing(open));
      }
      if (token.kind() != Token.Kind.SYMBOL) {
        continue;
      }
      if (open.size() == 1 && (token.is(",") || token.is(")"))) {
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
