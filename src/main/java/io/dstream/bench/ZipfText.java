package io.dstream.bench;

import io.dstream.text.LineBlock;
import io.dstream.text.WhitespaceTokenizer;
import io.dstream.text.WordTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Text for a bench. It consists of lines of {@value #WORDS_PER_LINE} words, about 75 bytes, with
 * one blank between words. The words follow Zipf's law: the word of rank n occurs 1/n times as
 * often as the first. Words are lower-case ASCII letters, and frequent ones are shorter, as in
 * natural language. The same seed gives the same text.
 */
final class ZipfText {
  private static final int WORDS_PER_LINE = 12;
  private static final int LONGEST_WORD = 14;

  private final byte[] bytes;
  private final Tally tally;

  private ZipfText(byte[] bytes) {
    this.bytes = bytes;
    this.tally = tally(bytes);
  }

  /** Returns one text of a trial. */
  static ZipfText of(BenchSpec spec) {
    return of(spec.words(), spec.seed(), spec.textBytes());
  }

  /**
   * Returns whole lines of about {@code size} bytes, with at most {@code words} different words.
   */
  static ZipfText of(int words, long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[][] vocabulary = vocabulary(words, random);
    double[] cumulated = new double[words];
    double sum = 0;
    for (int rank = 0; rank < words; rank++) {
      sum += 1.0 / (rank + 1);
      cumulated[rank] = sum;
    }
    byte[] text = new byte[size + WORDS_PER_LINE * (LONGEST_WORD + 1)];
    int length = 0;
    while (length < size) {
      for (int word = 0; word < WORDS_PER_LINE; word++) {
        int at = Arrays.binarySearch(cumulated, random.nextDouble() * sum);
        byte[] drawn = vocabulary[Math.min(at < 0 ? -at - 1 : at, words - 1)];
        System.arraycopy(drawn, 0, text, length, drawn.length);
        length += drawn.length;
        text[length++] = ' ';
      }
      text[length - 1] = '\n';
    }
    return new ZipfText(Arrays.copyOf(text, length));
  }

  /** Returns each word once, in lines of about the same length as those of other texts. */
  static ZipfText eachOnce(int words, long seed) {
    StringBuilder text = new StringBuilder();
    byte[][] vocabulary = vocabulary(words, new SplittableRandom(seed));
    for (int i = 0; i < words; i++) {
      text.append(new String(vocabulary[i], StandardCharsets.US_ASCII));
      text.append(i % WORDS_PER_LINE == WORDS_PER_LINE - 1 || i == words - 1 ? '\n' : ' ');
    }
    return new ZipfText(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[][] vocabulary(int words, SplittableRandom random) {
    Set<String> taken = new HashSet<>();
    byte[][] vocabulary = new byte[words][];
    for (int rank = 0; rank < words; ) {
      int shortest = rank < 100 ? 1 : 4;
      int longest = rank < 100 ? 5 : LONGEST_WORD;
      String word = word(shortest + random.nextInt(longest - shortest + 1), random);
      if (taken.add(word)) {
        vocabulary[rank++] = word.getBytes(StandardCharsets.US_ASCII);
      }
    }
    return vocabulary;
  }

  private static String word(int length, SplittableRandom random) {
    StringBuilder word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  /** The text, which must not be modified. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  /** The expected tally of the text. */
  Tally tally() {
    return tally;
  }

  long words() {
    return tally.words();
  }

  /** Passes each line, without its end, to {@code line}. */
  void forEachLine(Consumer<byte[]> line) {
    block(bytes).forEachLine((all, from, to) -> line.accept(Arrays.copyOfRange(all, from, to)));
  }

  /** Returns the number of lines that contain {@code sought}, ASCII letters. */
  long lines(String sought) {
    return new String(bytes, StandardCharsets.US_ASCII)
        .lines()
        .filter(line -> line.contains(sought))
        .count();
  }

  private static LineBlock block(byte[] bytes) {
    return new LineBlock(bytes, 0, bytes.length);
  }

  private static Tally tally(byte[] bytes) {
    WordTable table = new WordTable();
    new WhitespaceTokenizer().tokenize(block(bytes), table::add);
    return Tally.of(table);
  }
}
