package io.dstream.cli.option;

import io.dstream.spec.DstreamException;
import io.dstream.spec.FileErrors;
import io.dstream.spec.TextFile;
import io.dstream.words.WordSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How lines are split into words and which words count. */
public final class WordOptions {
  @Option(
      names = "--split",
      paramLabel = "REGEX",
      description = "What stands between words (default: runs of Unicode white space).")
  private String split;

  @Option(names = "--lower-case", description = "Count words in lower case.")
  private boolean lowerCase;

  @Option(
      names = "--min-length",
      paramLabel = "CHARS",
      defaultValue = "1",
      description = "Leave shorter words out (default: ${DEFAULT-VALUE}).")
  private int minLength;

  @Option(
      names = "--stop-words",
      paramLabel = "FILE",
      description = "Leave the words of this file out, one a line, UTF-8.")
  private Path stopWords;

  /**
   * Returns the word specification.
   *
   * @throws DstreamException when the expression is invalid or the file cannot be read
   */
  public WordSpec toSpec() {
    return new WordSpec(separator(), lowerCase, minLength, stopWords());
  }

  private Optional<Pattern> separator() {
    try {
      return Optional.ofNullable(split).map(Pattern::compile);
    } catch (PatternSyntaxException e) {
      throw DstreamException.usage(
          "--split '" + split + "' is no regular expression: " + e.getDescription());
    }
  }

  private Set<String> stopWords() {
    if (stopWords == null) {
      return Set.of();
    }
    FileErrors.requireFile("--stop-words", stopWords);
    try (Stream<String> lines = TextFile.open(stopWords).lines()) {
      return lines.map(String::strip).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private DstreamException unreadable(IOException cause) {
    return FileErrors.unreadableFile("--stop-words", stopWords, cause);
  }
}
