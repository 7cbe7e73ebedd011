package io.dstream.words;

import io.dstream.operation.Intake;
import io.dstream.operation.IntakeTally;
import io.dstream.state.KeyGroups;
import io.dstream.text.LineBlock;
import io.dstream.text.PackedWords;
import io.dstream.text.RegexTokenizer;
import io.dstream.text.Tokenizer;
import io.dstream.text.WhitespaceTokenizer;
import io.dstream.text.WordCounter;
import io.dstream.text.WordFilter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/**
 * The map side of the word count. Each task has one table, which is shuffled as a few packed chunks
 * per key group instead of one record per word. A table larger than {@value #TABLE_BYTES} bytes is
 * passed on and emptied, and only about {@value #PACK_BYTES} bytes are packed at a time. This
 * bounds the memory of a task.
 */
final class CountBlocks
    implements FlatMapFunction<Iterator<LineBlock>, Tuple2<Integer, PackedWords>> {
  private static final long serialVersionUID = 1L;
  private static final long TABLE_BYTES = 64L << 20;
  private static final long PACK_BYTES = 16L << 20;

  /**
   * The most bytes that a word takes in addition to its own bytes, for its length and its count.
   */
  private static final long MOST_FOR_NUMBERS = 15;

  private final Tokenizer tokenizer;
  private final WordFilter filter;
  private final IntakeTally intake;
  private final long tableBytes;

  /** Creates a function that reports what it counts to {@code intake}. */
  CountBlocks(WordSpec words, IntakeTally intake) {
    this(words, intake, TABLE_BYTES);
  }

  /** Creates a function with tables that are passed on when they outgrow {@code tableBytes}. */
  CountBlocks(WordSpec words, IntakeTally intake, long tableBytes) {
    this.tokenizer =
        words.split().<Tokenizer>map(RegexTokenizer::new).orElseGet(WhitespaceTokenizer::new);
    this.filter = new WordFilter(words.lowerCase(), words.minLength(), words.stopWords());
    this.intake = intake;
    this.tableBytes = tableBytes;
  }

  @Override
  public Chunks call(Iterator<LineBlock> blocks) {
    return new Chunks(blocks);
  }

  /** Counts blocks into a table of limited size, repeatedly. */
  private final class Tables {
    private final Iterator<LineBlock> blocks;
    private final WordCounter counter = new WordCounter();
    private long leftOut;
    private final LineBlock.Span count = filter.before(counter, (bytes, from, to) -> leftOut++);

    Tables(Iterator<LineBlock> blocks) {
      this.blocks = blocks;
    }

    /**
     * Counts into the empty table until it is large or all is counted; returns whether there was
     * any.
     */
    boolean advance() {
      counter.clear();
      leftOut = 0;
      long lines = 0;
      boolean any = blocks.hasNext();
      while (blocks.hasNext() && (counter.isEmpty() || counter.memory() < tableBytes)) {
        LineBlock block = blocks.next();
        tokenizer.tokenize(block, count);
        counter.flush(); // words that wait would keep their blocks in memory
        if (counter.isEmpty()) { // finding line ends is costly; only reported if nothing counts
          lines += block.lines();
        }
      }
      if (any) {
        intake.add(new Intake(counter.size(), lines, leftOut));
      }
      return any;
    }
  }

  /** The packed tables, each in the order of its groups. */
  final class Chunks implements Iterator<Tuple2<Integer, PackedWords>> {
    private final Tables tables;
    private final Deque<Tuple2<Integer, PackedWords>> ready = new ArrayDeque<>();
    private int packed = KeyGroups.COUNT;

    Chunks(Iterator<LineBlock> blocks) {
      this.tables = new Tables(blocks);
    }

    /**
     * Returns whether the next chunks are of the last table; before the first chunk, of the only
     * table.
     */
    boolean inLastTable() {
      return !hasNext() || !tables.blocks.hasNext();
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty()) {
        if (packed == KeyGroups.COUNT) {
          if (!tables.advance()) {
            return false;
          }
          packed = 0;
        }
        pack();
      }
      return true;
    }

    private void pack() {
      WordCounter counter = tables.counter;
      long bytes = counter.wordBytes() + MOST_FOR_NUMBERS * counter.size();
      int runs = (int) (1 + bytes / PACK_BYTES);
      int end = Math.min(KeyGroups.COUNT, packed + Math.max(1, KeyGroups.COUNT / runs));
      for (List<PackedWords> chunks : PackedWords.pack(counter, KeyGroups.COUNT, packed, end)) {
        for (PackedWords chunk : chunks) {
          ready.add(new Tuple2<>(packed, chunk));
        }
        packed++;
      }
    }

    @Override
    public Tuple2<Integer, PackedWords> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }
  }
}
