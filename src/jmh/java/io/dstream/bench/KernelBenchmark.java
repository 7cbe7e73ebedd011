package io.dstream.bench;

import io.dstream.text.LineBlock;
import io.dstream.text.WhitespaceTokenizer;
import io.dstream.text.WordBatch;
import io.dstream.text.WordCounter;
import io.dstream.text.WordTable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The text kernel, part by part: milliseconds for {@value #MEGABYTES} MB of text, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class KernelBenchmark {
  private static final int MEGABYTES = 32;

  @Param({"2000", "200000"})
  private int words;

  private byte[] text;
  private final WhitespaceTokenizer tokenizer = new WhitespaceTokenizer();

  @Setup
  public void makeText() {
    text = ZipfText.of(words, 1, MEGABYTES * 1_000_000).bytes();
  }

  private LineBlock all() {
    return new LineBlock(text, 0, text.length);
  }

  /** Cutting alone. */
  @Benchmark
  public long cut() {
    long[] bytes = new long[1];
    tokenizer.tokenize(all(), (array, from, to) -> bytes[0] += to - from);
    return bytes[0];
  }

  /** As a task counts. */
  @Benchmark
  public WordCounter counter() {
    WordCounter counter = new WordCounter();
    tokenizer.tokenize(all(), counter);
    counter.flush();
    return counter;
  }

  /** Into the table that is kept from batch to batch, in groups. */
  @Benchmark
  public WordTable table() {
    WordTable table = new WordTable();
    WordBatch batch = new WordBatch(table);
    tokenizer.tokenize(all(), batch);
    batch.flush();
    return table;
  }

  /** The same without groups: what they gain. */
  @Benchmark
  public WordTable tableWordByWord() {
    WordTable table = new WordTable();
    tokenizer.tokenize(all(), table::add);
    return table;
  }

  /** What one writes first. */
  @Benchmark
  public Map<String, Long> hashMap() throws IOException {
    return Counting.hashMap(text);
  }
}
