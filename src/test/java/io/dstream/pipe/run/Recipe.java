package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.spec.SourceSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A section of {@code docs/recipes.md}: a command in a block of {@code sh}; input in blocks of
 * {@code text} and rows in blocks of {@code tsv}, each under a line that says of which batch.
 *
 * @param command the arguments of {@code dstream}, as a shell would give them
 * @param input lines by batch and name of the source
 * @param rows rows by batch
 */
record Recipe(
    String title,
    List<String> command,
    Map<Integer, Map<String, List<String>>> input,
    Map<Integer, List<String>> rows) {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:^(Input|Rows)(?: `(\\w+)`)?(?: of batch (\\d+))?:\n\n)?^```(\\w*)\n(.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);

  /** What stands between blanks, with quotes around it or none. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?<!\\S)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s|\"'\\\\;&<>()$`*?]+)|\\\\\n)(?!\\S)",
          Pattern.DOTALL);

  /** The recipes of a text in Markdown. */
  static List<Recipe> of(String markdown) {
    return Arrays.stream(markdown.split("(?m)^## ", -1)).skip(1).map(Recipe::ofSection).toList();
  }

  private static Recipe ofSection(String section) {
    String title = section.lines().findFirst().orElseThrow();
    List<String> command = new ArrayList<>();
    Map<Integer, Map<String, List<String>>> input = new TreeMap<>();
    Map<Integer, List<String>> rows = new TreeMap<>();
    int blocks = 0;
    for (MatchResult block : BLOCK.matcher(section).results().toList()) {
      List<String> lines = block.group(5).lines().toList();
      String caption = block.group(1) == null ? "" : block.group(1);
      String source = block.group(2) == null ? SourceSet.ONLY : block.group(2);
      int batch = block.group(3) == null ? 1 : Integer.parseInt(block.group(3));
      switch (block.group(4) + caption) {
        case "sh" -> command.addAll(words(block.group(5)));
        case "textInput" ->
            assertThat(input.computeIfAbsent(batch, b -> new HashMap<>()).put(source, lines))
                .as("%s: input twice", title)
                .isNull();
        case "tsvRows" -> assertThat(rows.put(batch, lines)).as("%s: rows twice", title).isNull();
        default -> throw new AssertionError(title + ": no such block: " + block.group());
      }
      blocks++;
    }
    assertThat(section.split("(?m)^```", -1)).as(title).hasSize(1 + 2 * blocks);
    return new Recipe(title, List.copyOf(command), input, rows);
  }

  /**
   * The words behind {@code dstream} as a POSIX shell takes them apart; what the shell would change
   * in them fails, and so does all that is no plain word or one in double quotes.
   */
  private static List<String> words(String sh) {
    String[] parts = sh.split("(?:^|(?<=\\| ))dstream ", -1);
    assertThat(parts).as("one command: %s", sh).hasSize(2);
    assertThat(WORD.matcher(parts[1]).replaceAll("")).as("words of %s", sh).isBlank();
    return WORD.matcher(parts[1]).results().flatMap(word -> word(word)).toList();
  }

  private static Stream<String> word(MatchResult word) {
    if (word.group(1) == null) {
      return Stream.ofNullable(word.group(2));
    }
    assertThat(word.group(1)).as("what a shell replaces").doesNotContain("$", "`", "!");
    return Stream.of(word.group(1).replace("\\\n", "").replaceAll("\\\\([\\\\\"])", "$1"));
  }

  /** The number of the last batch. */
  int batches() {
    return Stream.concat(input.keySet().stream(), rows.keySet().stream())
        .mapToInt(batch -> batch)
        .max()
        .orElse(0);
  }

  @Override
  public String toString() {
    return title;
  }
}
