package io.dstream.generator;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Generates messages of words that are drawn from a vocabulary with equal probability, separated by
 * spaces. It never ends.
 */
public final class RandomWords implements MessageSource {
  private final List<byte[]> vocabulary;
  private final int words;
  private final SplittableRandom random;

  /**
   * @param words the number of words per message, 1 or more
   * @param seed reproduces the same messages
   * @throws DstreamException wrong usage
   */
  public RandomWords(List<byte[]> vocabulary, int words, Optional<Long> seed) {
    Limits.requireAtLeast(1, "--words", words);
    this.vocabulary = List.copyOf(vocabulary);
    this.words = words;
    this.random = seed.map(SplittableRandom::new).orElseGet(SplittableRandom::new);
  }

  /** Returns the digits 0 to 9. */
  public static List<byte[]> digits() {
    return IntStream.range(0, 10)
        .mapToObj(digit -> String.valueOf(digit).getBytes(StandardCharsets.US_ASCII))
        .toList();
  }

  /**
   * Returns the words of a file, separated by ASCII white space, as bytes. All are held in memory;
   * a word that occurs twice is drawn twice as often.
   *
   * @throws DstreamException wrong usage, when there is no word or the file cannot be read
   */
  public static List<byte[]> vocabularyOf(Path file) {
    InputFiles.requireLines("--vocabulary", file);
    try {
      List<byte[]> words = AsciiWords.of(Files.readAllBytes(file));
      if (words.isEmpty()) {
        throw DstreamException.usage("file " + file + " has no word (--vocabulary)");
      }
      return words;
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }

  @Override
  public Optional<byte[]> next() {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (int i = 0; i < words; i++) {
      if (i > 0) {
        message.write(' ');
      }
      message.writeBytes(vocabulary.get(random.nextInt(vocabulary.size())));
    }
    return Optional.of(message.toByteArray());
  }
}
