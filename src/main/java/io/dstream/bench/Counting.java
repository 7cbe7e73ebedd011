package io.dstream.bench;

import io.dstream.text.LineBlock;
import io.dstream.text.WhitespaceTokenizer;
import io.dstream.text.WordCounter;
import io.dstream.text.WordCounts;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Counts a text in memory repeatedly and measures the speed. */
final class Counting {
  private static final int WARM_UPS = 4;
  private static final int ROUNDS = 7;

  /** The block size in bytes, the same as in the sources. */
  private static final int BLOCK = 256 * 1024;

  private final byte[] text;

  private Counting(byte[] text) {
    this.text = text;
  }

  static CountPlan.Result run(CountPlan plan) throws IOException {
    ZipfText text = ZipfText.of(plan.words(), plan.seed(), plan.size());
    Counting counting = new Counting(text.bytes());
    Tally tally = Tally.NOTHING;
    List<Double> speeds = new ArrayList<>();
    for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
      long start = System.nanoTime();
      Object counts = counting.count(plan.method());
      double seconds = (System.nanoTime() - start) / 1e9;
      tally = tallyOf(counts);
      if (round >= WARM_UPS) {
        speeds.add(text.length() / 1e6 / seconds);
      }
    }
    return new CountPlan.Result(Spread.of(speeds).median(), tally);
  }

  private Object count(CountPlan.Method method) throws IOException {
    return switch (method) {
      case TABLE -> counter(0, text.length);
      case HASH_MAP -> hashMap(text);
      case TWO_TABLES -> twoTables();
    };
  }

  private WordCounter counter(int from, int to) {
    WordCounter counter = new WordCounter();
    WhitespaceTokenizer tokenizer = new WhitespaceTokenizer();
    int start = from;
    while (start < to) {
      int end = lineEnd(Math.min(to, start + BLOCK));
      tokenizer.tokenize(new LineBlock(text, start, end), counter);
      start = end;
    }
    counter.flush();
    return counter;
  }

  /** Returns the index after the line that contains the byte before {@code index}. */
  private int lineEnd(int index) {
    int end = index;
    while (end < text.length && text[end - 1] != '\n') {
      end++;
    }
    return end;
  }

  /** Counts line by line, splitting at blanks. */
  static Map<String, Long> hashMap(byte[] text) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        for (String word : line.split(" ", -1)) {
          counts.merge(word, 1L, Long::sum);
        }
      }
    }
    return counts;
  }

  private WordCounter twoTables() {
    int middle = lineEnd(text.length / 2);
    CompletableFuture<WordCounter> first = CompletableFuture.supplyAsync(() -> counter(0, middle));
    WordCounter counts = counter(middle, text.length);
    first.join().forEach(counts::accept);
    counts.flush();
    return counts;
  }

  private static Tally tallyOf(Object counts) {
    if (counts instanceof WordCounts words) {
      return Tally.of(words);
    }
    Tally sum = Tally.NOTHING;
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) counts).entrySet()) {
      byte[] word = ((String) entry.getKey()).getBytes(StandardCharsets.UTF_8);
      sum = sum.plus(Tally.of(word, (Long) entry.getValue()));
    }
    return sum;
  }
}
