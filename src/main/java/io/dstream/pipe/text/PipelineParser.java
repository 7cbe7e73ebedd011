package io.dstream.pipe.text;

import io.dstream.pipe.text.PipelineText.SourceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code source | stage | stage | …}. The source is a name and may be omitted. A stage is a
 * name followed by its arguments in brackets. This class only finds the ends of an argument; {@link
 * ArgumentParser} reads it.
 */
final class PipelineParser {
  /** The words that begin a query. */
  private static final Set<String> QUERIES = Set.of("SELECT", "WITH");

  /** The symbols before which such a word is a name. */
  private static final Set<String> NO_QUERIES = Set.of("->", "|", ",", ")");

  /** The maximum nesting depth of streams. */
  private static final int DEEPEST = 50;

  private final String text;
  private final List<Token> tokens;
  private final boolean complete;
  private final Brackets brackets;
  private final ArgumentParser arguments;
  private final Mistakes mistakes;
  private int next;

  /**
   * @param mistakes collects the mistakes in the text
   */
  PipelineParser(String text, Mistakes mistakes) {
    this(new Scanner(text, mistakes), mistakes);
  }

  private PipelineParser(Scanner scanner, Mistakes mistakes) {
    this(scanner.withoutComments(), scanner.tokens(), scanner.isComplete(), 0, mistakes);
  }

  /**
   * Creates a parser for a nested pipeline.
   *
   * @param text the whole text without comments
   * @param tokens the tokens of the nested pipeline; the last one is {@link Token.Kind#END}
   * @param depth the number of pipelines that it is nested in
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

  /** Reads the whole pipeline, including the stages after a wrong one. */
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

  /**
   * Continues where a bar is missing. Reads a stage that follows without its bar. An extra closing
   * bracket is skipped; anything else becomes {@link StageCall#none}.
   */
  private List<StageCall> withoutBar() {
    if (brackets.isCall(next)) {
      return List.of(stage());
    }
    boolean bracket = Brackets.closes(peek());
    StageCall none = StageCall.none(peek().at());
    next = brackets.barAfter(next);
    return bracket ? List.of() : List.of(none);
  }

  /** Reads the source: a name that a bar or the end follows. */
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

  /**
   * Reads a stage. If it is wrong, skips the rest of it. A mistake is not reported if scanning
   * stopped within the stage.
   */
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

  /** Reads the arguments up to the stage's closing bracket, which is then the next token. */
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
   * Returns whether a query begins here, not a parameter or source of that name. A query may
   * contain commas.
   */
  private boolean isQuery() {
    Token after = tokens.get(next + 1);
    return peek().isWord()
        && QUERIES.contains(peek().text().toUpperCase(Locale.ROOT))
        && !(after.kind() == Token.Kind.SYMBOL && NO_QUERIES.contains(after.text()));
  }
}
