package io.dstream.generator;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Generates messages of 1 to {@value #LONGEST_LINE} words that follow Zipf's law: the word of rank
 * n occurs 1/n times as often as the first. Words are separated by spaces. It never ends, and it is
 * the same for the same seed.
 *
 * <p>The words are easily confused by careless processing: neighbours differ only in case, in
 * accents, in the encoding of an accent, or in an emoji, and some are hundreds of characters long.
 */
public final class ZipfWords implements MessageSource {
  private static final int LONGEST_LINE = 12;
  private static final int MOST_WORDS = 10_000_000;
  private static final String LONG_ENDING = "z".repeat(600);

  /** The endings of words that begin with the same number. */
  private static final String[] ENDINGS = {
    "a", "A", "\u00E1", "a\u0301", "ss", "\u00DF", "\uD83D\uDE00", LONG_ENDING
  };

  /** The sum of the weights of this rank and all lower ones. */
  private final double[] cumulated;

  private final SplittableRandom random;

  /**
   * @param words the number of distinct words to draw from, 1 to 10⁷
   * @throws DstreamException wrong usage
   */
  public ZipfWords(int words, long seed) {
    Limits.requireBetween(1, MOST_WORDS, "--words", words);
    this.random = new SplittableRandom(seed);
    this.cumulated = new double[words];
    double sum = 0;
    for (int rank = 0; rank < words; rank++) {
      sum += 1.0 / (rank + 1);
      cumulated[rank] = sum;
    }
  }

  @Override
  public Optional<byte[]> next() {
    StringBuilder line = new StringBuilder();
    for (int left = 1 + random.nextInt(LONGEST_LINE); left > 0; left--) {
      appendWord(drawRank(), line);
      line.append(left > 1 ? " " : "");
    }
    return Optional.of(line.toString().getBytes(StandardCharsets.UTF_8));
  }

  private int drawRank() {
    int last = cumulated.length - 1;
    int at = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[last]);
    return Math.min(at < 0 ? -at - 1 : at, last);
  }

  private static void appendWord(int rank, StringBuilder line) {
    String ending = ENDINGS[rank % ENDINGS.length];
    // Long words must be rare; otherwise they would be most of the text.
    boolean common = rank < ENDINGS.length * ENDINGS.length;
    line.append(rank / ENDINGS.length).append(common && ending.length() > 2 ? "z" : ending);
  }
}
