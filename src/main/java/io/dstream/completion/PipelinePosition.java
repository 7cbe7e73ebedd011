package io.dstream.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The position reached in the text of a pipeline. The completion scripts find it with the same
 * steps: they replace quoted text and closed brackets with a character, so that only open brackets
 * remain. The last argument of each open bracket determines what may follow.
 *
 * @param place what the last word may be
 * @param parameters the parameters of the functions whose body contains the place
 * @param word the last word, as far as it is typed
 */
public record PipelinePosition(Place place, List<String> parameters, String word) {
  /** What a word of a pipeline may be. */
  public enum Place {
    /** A source or a stage. */
    START,
    STAGE,
    SOURCE,
    /** A function of Spark SQL, or a parameter. */
    BODY,
    /** Nothing that is known. */
    OTHER
  }

  private static final Pattern QUOTED =
      Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`", Pattern.DOTALL);
  private static final Pattern OPEN_QUOTE = Pattern.compile("['\"`]");
  private static final Pattern WORD = Pattern.compile("\\w*$");
  private static final Pattern PARAMETERS = Pattern.compile("\\(([\\w\\s,]*)\\)\\s*->");
  private static final Pattern BRACKETS = Pattern.compile("[(\\[{][^()\\[\\]{}]*[)\\]}]");
  private static final Pattern OPEN_BRACKET = Pattern.compile("[(\\[{]");
  private static final Pattern ARROW = Pattern.compile("([\\w\\s]*)->");
  private static final Pattern FUNCTION = Pattern.compile("->|\\b_\\b");
  private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z_]\\w*)\\s*");

  /** Returns the position after {@code text}, from which the shell's quoting was removed. */
  public static PipelinePosition after(String text, Set<String> streamStages) {
    Matcher word = WORD.matcher(text);
    String typed = word.find() ? word.group() : "";
    String plain = QUOTED.matcher(text).replaceAll("@");
    if (OPEN_QUOTE.matcher(plain).find() || text.endsWith("." + typed)) {
      return new PipelinePosition(Place.OTHER, List.of(), typed);
    }
    return in(OPEN_BRACKET.split(withoutBrackets(plain), -1), streamStages, typed);
  }

  /** Replaces closed brackets with a character, and {@code (a, b) ->} with {@code a b ->}. */
  private static String withoutBrackets(String plain) {
    String before = "";
    String text =
        PARAMETERS.matcher(plain).replaceAll(found -> found.group(1).replace(',', ' ') + " ->");
    while (!text.equals(before)) {
      before = text;
      text = BRACKETS.matcher(text).replaceAll("@");
    }
    return text;
  }

  /**
   * @param levels the text, split at the open brackets
   */
  private static PipelinePosition in(String[] levels, Set<String> streamStages, String word) {
    String stage = "";
    for (int i = 0; i < levels.length; i++) {
      String argument = i == 0 ? levels[i] : afterLast(',', levels[i]);
      if (i > 0 && FUNCTION.matcher(argument).find()) {
        return new PipelinePosition(Place.BODY, parameters(argument, levels, i + 1), word);
      }
      boolean first = argument.indexOf('|') < 0;
      String last = afterLast('|', argument);
      if (i == levels.length - 1) {
        Place place =
            !first
                ? Place.STAGE
                : i == 0 ? Place.START : streamStages.contains(stage) ? Place.SOURCE : Place.OTHER;
        return new PipelinePosition(
            last.strip().equals(word) ? place : Place.OTHER, List.of(), word);
      }
      Matcher name = NAME.matcher(last);
      if (!name.matches() || (i > 0 && first)) {
        break;
      }
      stage = name.group(1);
    }
    return new PipelinePosition(Place.OTHER, List.of(), word);
  }

  private static String afterLast(char separator, String text) {
    return text.substring(text.lastIndexOf(separator) + 1);
  }

  private static List<String> parameters(String argument, String[] levels, int next) {
    List<String> parameters = new ArrayList<>();
    Stream.concat(Stream.of(argument), Stream.of(levels).skip(next))
        .flatMap(level -> ARROW.matcher(level).results())
        .flatMap(arrow -> Stream.of(arrow.group(1).split("\\s+")))
        .filter(name -> !name.isEmpty())
        .forEach(parameters::add);
    return parameters;
  }

  /**
   * Returns the candidates for the word.
   *
   * @param sources the names of the sources; a single source may have none
   */
  public Stream<String> candidates(PipelineWords words, List<String> sources) {
    Stream<String> candidates =
        switch (place) {
          case START -> Stream.concat(sources.stream(), calls(words.stages()));
          case STAGE -> calls(words.stages());
          case SOURCE -> sources.isEmpty() ? Stream.of("input") : sources.stream();
          case BODY -> Stream.concat(parameters.stream(), calls(words.functions()));
          case OTHER -> Stream.empty();
        };
    return candidates.filter(candidate -> candidate.startsWith(word)).distinct();
  }

  private static Stream<String> calls(List<String> names) {
    return names.stream().map(name -> name + "(");
  }
}
