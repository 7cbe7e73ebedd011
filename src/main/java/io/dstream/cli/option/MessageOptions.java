package io.dstream.cli.option;

import io.dstream.generator.LineMessages;
import io.dstream.generator.MessageSource;
import io.dstream.generator.RandomWords;
import io.dstream.spec.DstreamException;
import io.dstream.spec.InputFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The messages to send: random words, or the lines of a file or of stdin. */
public final class MessageOptions {
  private static final int DEFAULT_WORDS = 5;

  @Option(
      names = InputFile.OPTION,
      paramLabel = "FILE",
      description = "Send the lines of FILE, bytes as they are; - for stdin.")
  private Optional<InputFile> input;

  @Option(
      names = "--words",
      paramLabel = "WORDS",
      description = "Random words a message (default: " + DEFAULT_WORDS + ").")
  private Optional<Integer> words;

  @Option(
      names = "--vocabulary",
      paramLabel = "FILE",
      description = "File with the words to draw from (default: the digits 0 to 9).")
  private Optional<Path> vocabulary;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Whole number that makes the same random words again.")
  private Optional<Long> seed;

  /** Returns whether lines are sent instead of random words. */
  public boolean lines() {
    return input.isPresent();
  }

  /** Returns whether the lines come from stdin. */
  public boolean stdin() {
    return input.filter(InputFile::isStdin).isPresent();
  }

  /**
   * Opens the source of the messages.
   *
   * @throws DstreamException wrong usage
   */
  public MessageSource open() {
    if (input.isEmpty()) {
      return new RandomWords(
          vocabulary.map(RandomWords::vocabularyOf).orElseGet(RandomWords::digits),
          words.orElse(DEFAULT_WORDS),
          seed);
    }
    if (Stream.of(words, vocabulary, seed).anyMatch(Optional::isPresent)) {
      throw DstreamException.usage(
          "--words, --vocabulary and --seed make random words, but there is an --input to send",
          "leave them out, or leave --input out");
    }
    return LineMessages.of(input.get());
  }
}
