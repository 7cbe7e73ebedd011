package io.dstream.words;

import io.dstream.operation.Intake;
import io.dstream.text.LineBlock;
import io.dstream.text.PackedWords;
import io.dstream.text.RegexTokenizer;
import io.dstream.text.Tokenizer;
import io.dstream.text.WhitespaceTokenizer;
import io.dstream.text.WordCounter;
import io.dstream.text.WordFilter;
import io.dstream.text.WordTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/**
 * The map side of the word count: one table a task, shuffled as a few packed chunks for each
 * reducer in place of a record a word. A table that outgrows {@value #TABLE_BYTES} bytes is handed
 * on and begun anew, which bounds the memory of a task.
 */
final class CountBlocks
    implements FlatMapFunction<Iterator<LineBlock>, Tuple2<Integer, PackedWords>> {
  private static final long serialVersionUID = 1L;
  private static final long TABLE_BYTES = 64L << 20;

  private final Tokenizer tokenizer;
  private final WordFilter filter;
  private final int reducers;
  private final IntakeTally intake;

  /** Tells {@code intake} what it counts. */
  CountBlocks(WordSpec words, int reducers, IntakeTally intake) {
    this.tokenizer =
        words.split().<Tokenizer>map(RegexTokenizer::new).orElseGet(WhitespaceTokenizer::new);
    this.filter = new WordFilter(words.lowerCase(), words.minLength(), words.stopWords());
    this.reducers = reducers;
    this.intake = intake;
  }

  @Override
  public Iterator<Tuple2<Integer, PackedWords>> call(Iterator<LineBlock> blocks) {
    return new Chunks(blocks);
  }

  /** What is in all blocks, in one table, which has every word of the batch. */
  WordTable table(Iterator<LineBlock> blocks) {
    Tables tables = new Tables(blocks);
    WordTable all = new WordTable();
    while (tables.advance()) {
      all.addAll(tables.counter, 1);
    }
    return all;
  }

  /** Blocks counted into a table of limited size, again and again. */
  private final class Tables {
    private final Iterator<LineBlock> blocks;
    private final WordCounter counter = new WordCounter();
    private long leftOut;
    private final LineBlock.Span count = filter.before(counter, (bytes, from, to) -> leftOut++);

    Tables(Iterator<LineBlock> blocks) {
      this.blocks = blocks;
    }

    /** Counts into the empty table until it is large, or all is counted; whether there was any. */
    boolean advance() {
      counter.clear();
      leftOut = 0;
      long lines = 0;
      boolean any = blocks.hasNext();
      while (blocks.hasNext() && counter.memory() < TABLE_BYTES) {
        LineBlock block = blocks.next();
        tokenizer.tokenize(block, count);
        counter.flush(); // words that wait would keep their blocks in memory
        if (counter.isEmpty()) { // looking for line ends costs; they are said where nothing counts
          lines += block.lines();
        }
      }
      if (any) {
        intake.add(new Intake(counter.size(), lines, leftOut));
      }
      return any;
    }
  }

  private final class Chunks implements Iterator<Tuple2<Integer, PackedWords>> {
    private final Tables tables;
    private final Deque<Tuple2<Integer, PackedWords>> ready = new ArrayDeque<>();

    Chunks(Iterator<LineBlock> blocks) {
      this.tables = new Tables(blocks);
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && tables.advance()) {
        pack();
      }
      return !ready.isEmpty();
    }

    private void pack() {
      List<List<PackedWords>> chunks = PackedWords.pack(tables.counter, reducers);
      for (int reducer = 0; reducer < reducers; reducer++) {
        for (PackedWords chunk : chunks.get(reducer)) {
          ready.add(new Tuple2<>(reducer, chunk));
        }
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
