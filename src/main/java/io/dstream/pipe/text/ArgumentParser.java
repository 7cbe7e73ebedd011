package io.dstream.pipe.text;

import io.dstream.pipe.text.Argument.Parameter;
import io.dstream.spec.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one argument of a stage: a number, a duration, {@code true} or {@code false}, another
 * stream, or a function. A stream begins with the name of its source: {@code users | map(u -> …)}.
 * A function is written {@code x -> body}, {@code (a, b) -> body}, or with one underscore per
 * parameter, in order, as in Scala: {@code _ + _}.
 */
final class ArgumentParser {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d+");
  private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");
  private static final Pattern FLAG = Pattern.compile("true|false");
  private static final Pattern DURATION = Pattern.compile("\\d+[a-zA-Z]+");
  private static final String PLACEHOLDER = "_";
  private static final String NAMES = "abcdefghijklmnopqrstuvwxyz";

  private final String text;
  private final int depth;
  private final Mistakes mistakes;

  /**
   * @param text the pipeline without its comments
   * @param depth the number of pipelines that this one is nested in
   * @param mistakes collects the mistakes in streams that are arguments
   */
  ArgumentParser(String text, int depth, Mistakes mistakes) {
    this.text = text;
    this.depth = depth;
    this.mistakes = mistakes;
  }

  /**
   * Reads an argument.
   *
   * @param end the token after the argument
   * @throws PipelineException if the tokens are not an argument, with the place of the mistake
   */
  Argument parse(List<Token> tokens, Token end) {
    if (tokens.isEmpty()) {
      throw new PipelineException(end.at(), "expected an argument, found " + end.shown());
    }
    TextRange at = range(tokens);
    return constant(text.substring(at.from(), at.to()), at)
        .or(() -> stream(tokens, end, at))
        .or(() -> arrow(tokens, end, at))
        .or(() -> placeholders(tokens, at))
        .orElseThrow(
            () ->
                new PipelineException(
                    at,
                    "expected a function, a stream, a duration, a number, true or false",
                    "a function is written x -> …, (a, b) -> … or _ + _; a stream begins with the name of a"
                        + " source, such as users | map(u -> …)"));
  }

  private static Optional<Argument> constant(String written, TextRange at) {
    if (WHOLE_NUMBER.matcher(written).matches()) {
      return Optional.of(wholeNumber(written, at));
    } else if (DECIMAL.matcher(written).matches()) {
      return Optional.of(new Argument.Decimal(new BigDecimal(written), at));
    } else if (FLAG.matcher(written).matches()) {
      return Optional.of(new Argument.Flag(Boolean.parseBoolean(written), at));
    } else if (DURATION.matcher(written).matches()) {
      return Optional.of(new Argument.Interval(duration(written, at), at));
    }
    return Optional.empty();
  }

  private Optional<Argument> stream(List<Token> tokens, Token end, TextRange at) {
    if (!tokens.get(0).isName()
        || tokens.get(0).text().equals(PLACEHOLDER)
        || (tokens.size() > 1 && !tokens.get(1).is("|"))) {
      return Optional.empty();
    }
    List<Token> all = new ArrayList<>(tokens);
    all.add(new Token(Token.Kind.END, end.text(), end.at()));
    return Optional.of(
        new Argument.Stream(new PipelineParser(text, all, depth + 1, mistakes).pipeline(), at));
  }

  private static TextRange range(List<Token> tokens) {
    return tokens.get(0).at().to(tokens.get(tokens.size() - 1).at());
  }

  private static Argument wholeNumber(String digits, TextRange at) {
    try {
      return new Argument.WholeNumber(Long.parseLong(digits), at);
    } catch (NumberFormatException e) {
      throw new PipelineException(at, digits + " is out of the range of a BIGINT");
    }
  }

  private static Duration duration(String written, TextRange at) {
    try {
      return Durations.parse(written);
    } catch (IllegalArgumentException e) {
      throw new PipelineException(at, e.getMessage());
    }
  }

  /** Reads a function with an arrow. A later arrow belongs to the body. */
  private Optional<Argument> arrow(List<Token> tokens, Token end, TextRange at) {
    int arrow = tokens.get(0).is("(") ? closing(tokens) + 1 : 1;
    if (arrow >= tokens.size() || !tokens.get(arrow).is("->")) {
      return Optional.empty();
    }
    List<Token> body = tokens.subList(arrow + 1, tokens.size());
    if (body.isEmpty()) {
      throw new PipelineException(
          end.at(), "expected the body of the function, found " + end.shown());
    }
    TextRange bodyAt = range(body);
    return Optional.of(
        new Argument.Function(
            parameters(tokens.subList(0, arrow)),
            text.substring(bodyAt.from(), bodyAt.to()),
            bodyAt,
            at));
  }

  /** Returns the index of the bracket that closes the first one. Brackets are already balanced. */
  private static int closing(List<Token> tokens) {
    int depth = 0;
    for (int i = 0; ; i++) {
      if (tokens.get(i).is("(")) {
        depth++;
      } else if (tokens.get(i).is(")") && --depth == 0) {
        return i;
      }
    }
  }

  private static List<Parameter> parameters(List<Token> written) {
    if (!written.get(0).is("(")) {
      return List.of(parameter(written.get(0), new HashSet<>()));
    }
    List<Parameter> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 1; i < written.size(); i += 2) {
      parameters.add(parameter(written.get(i), names));
      Token separator = written.get(i + 1);
      if (!separator.is(i + 2 == written.size() ? ")" : ",")) {
        throw new PipelineException(
            separator.at(), "expected , or ) after a parameter, found " + separator.shown());
      }
    }
    return parameters;
  }

  /** Reads a parameter. Names are not case-sensitive, as in Spark SQL. */
  private static Parameter parameter(Token token, Set<String> names) {
    if (!token.isName()) {
      throw new PipelineException(
          token.at(), "expected the name of a parameter, found " + token.shown());
    }
    if (!names.add(token.text().toLowerCase(Locale.ROOT))) {
      throw new PipelineException(token.at(), "two parameters have the name " + token.text());
    }
    return new Parameter(token.text(), token.at());
  }

  /**
   * Reads a function with underscores. Each one becomes a name of one letter, so that every
   * character keeps its place.
   */
  private Optional<Argument> placeholders(List<Token> tokens, TextRange at) {
    Set<String> taken = new HashSet<>();
    tokens.forEach(token -> taken.add(token.text().toLowerCase(Locale.ROOT)));
    if (!taken.contains(PLACEHOLDER)) {
      return Optional.empty();
    }
    StringBuilder body = new StringBuilder(text.substring(at.from(), at.to()));
    List<Parameter> parameters = new ArrayList<>();
    for (Token token : tokens) {
      if (token.text().equals(PLACEHOLDER)) {
        Parameter parameter = new Parameter(freeName(taken, at), token.at());
        body.setCharAt(token.at().from() - at.from(), parameter.name().charAt(0));
        parameters.add(parameter);
      }
    }
    return Optional.of(new Argument.Function(parameters, body.toString(), at, at));
  }

  private static String freeName(Set<String> taken, TextRange at) {
    return NAMES
        .chars()
        .mapToObj(Character::toString)
        .filter(taken::add)
        .findFirst()
        .orElseThrow(() -> new PipelineException(at, "too many parameters"));
  }
}
