package io.dstream.pipe.text;

import io.dstream.pipe.text.PipelineText.SourceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code source | stage | stage | …}, where a source is a name, which may be left out, and a
 * stage a name and its arguments in brackets. Of an argument only its ends are looked for here;
 * {@link ArgumentParser} reads it.
 */
final class PipelineParser {
  /** What a query begins with. */
  private static final Set<String> QUERIES = Set.of("SELECT", "WITH");

  /** What such a word is a name before. */
  private static final Set<String> NO_QUERIES = Set.of("->", "|", ",", ")");

  /** How deep streams may be within streams. */
  private static final int DEEPEST = 50;

  private final String text;
  private final List<Token> tokens;
  private final boolean complete;
  private final Brackets brackets;
  private final ArgumentParser arguments;
  private final Mistakes mistakes;
  private int next;

  /**
   * @param mistakes gets those of the text
   */
  PipelineParser(String text, Mistakes mistakes) {
    this(new Scanner(text, mistakes), mistakes);
  }

  private PipelineParser(Scanner scanner, Mistakes mistakes) {
    this(scanner.withoutComments(), scanner.tokens(), scanner.isComplete(), 0, mistakes);
  }

  /**
   * Of a pipeline within another.
   *
   * @param text all of it without comments
   * @param tokens those of the pipeline within; the last one is {@link Token.Kind#END}
   * @param depth how many it is within
   */
  PipelineParser(String text, List<Token> tokens, int depth, Mistakes mistakes) {
    this(text, tokens, true, depth, mistakes);
    if (depth > DEEPEST) {
      throw new PipelineException(
          tokens.get(0).at(), "streams are " + DEEPEST + " deep within each other at most");
    }
  }

  private PipelineParser(
      String text, List<Token> tokens, boolean complete, int depth, Mistakes mistakes) {
    this.text = text;
    this.tokens = tokens;
    this.complete = complete;
    this.brackets = new Brackets(tokens);
    this.arguments = new ArgumentParser(text, depth, mistakes);
    this.mistakes = mistakes;
  }

  /** Reads all of it, with the stages after one that is wrong. */
  PipelineText pipeline() {
    Optional<SourceName> source = source();
    List<StageCall> stages = new ArrayList<>();
    if (source.isEmpty()) {
      stages.add(stage());
    }
    while (peek().kind() != Token.Kind.END) {
      if (peek().is("|")) {
        next++;
        stages.add(stage());
      } else {
        mistakes.add(expected("| or the end of the pipeline"));
        stages.addAll(withoutBar());
      }
    }
    return new PipelineText(source, stages);
  }

  /** A bracket too many leaves the stage before it as it is; a stage may have lost its bar. */
  private List<StageCall> withoutBar() {
    if (brackets.isCall(next)) {
      return List.of(stage());
    }
    boolean bracket = Brackets.closes(peek());
    StageCall none = StageCall.none(peek().at());
    next = brackets.barAfter(next);
    return bracket ? List.of() : List.of(none);
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

  /** Where it is wrong, the rest of it is passed over; what follows from a cut is not reported. */
  private StageCall stage() {
    Token first = peek();
    int begin = next;
    try {
      return call();
    } catch (PipelineException e) {
      next = brackets.barAfter(begin);
      if (complete || peek().kind() != Token.Kind.END) {
        mistakes.add(e);
      }
      return first.isName() ? unreadable(first, e.at()) : StageCall.none(e.at());
    }
  }

  private StageCall unreadable(Token name, TextRange mistake) {
    TextRange at = name.at().to(tokens.get(next - 1).at());
    return new StageCall(
        name.text(),
        text.substring(at.from(), at.to()),
        List.of(new Argument.Unreadable(mistake)),
        at,
        name.at());
  }

  private StageCall call() {
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
    if (isQuery()) {
      int start = next;
      next = brackets.argumentEnd(open, next, false);
      TextRange at = tokens.get(start).at().to(tokens.get(next - 1).at());
      return List.of(new Argument.Query(text.substring(at.from(), at.to()), at));
    }
    while (true) {
      int start = next;
      next = brackets.argumentEnd(open, next, true);
      found.add(argument(tokens.subList(start, next)));
      if (peek().is(")")) {
        return found;
      }
      next++;
    }
  }

  private Argument argument(List<Token> written) {
    return mistakes
        .attempt(() -> arguments.parse(written, peek()))
        .orElseGet(() -> new Argument.Unreadable(peek().at()));
  }

  /**
   * Whether a query begins, which has commas of its own, and no parameter or source of its name.
   */
  private boolean isQuery() {
    Token after = tokens.get(next + 1);
    return peek().isWord()
        && QUERIES.contains(peek().text().toUpperCase(Locale.ROOT))
        && !(after.kind() == Token.Kind.SYMBOL && NO_QUERIES.contains(after.text()));
  }
}
