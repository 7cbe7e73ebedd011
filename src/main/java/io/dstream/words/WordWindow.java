package io.dstream.words;

import io.dstream.checkpoint.StateFiles;
import io.dstream.row.RowBlock;
import io.dstream.text.PackedWords;
import io.dstream.text.WordTable;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The counts of the last {@code length} milliseconds, incrementally: what a batch brings is added,
 * what is older is subtracted, and a word that falls to zero leaves. Memory: the counts of the
 * window's batches and their sum.
 */
final class WordWindow implements WordState {
  private static final long serialVersionUID = 1L;

  /** Packed, since a window may have many batches: a tenth of a table's memory. */
  private record Batch(long time, List<PackedWords> counts) implements Serializable {
    static Batch of(long time, WordTable counts) {
      return new Batch(time, PackedWords.pack(counts, 1).get(0));
    }

    long memory() {
      return counts.stream().mapToLong(PackedWords::memory).sum();
    }
  }

  private final long length;
  private final long time;
  private final long before;
  private final List<Batch> batches;
  private final WordTable sum;
  private final List<Long> left;
  private final List<Long> leftBefore;

  private WordWindow(
      long length,
      long time,
      long before,
      List<Batch> batches,
      WordTable sum,
      List<Long> left,
      List<Long> leftBefore) {
    this.length = length;
    this.time = time;
    this.before = before;
    this.batches = new ArrayList<>(batches);
    this.sum = sum;
    this.left = new ArrayList<>(left);
    this.leftBefore = leftBefore;
  }

  /** A window of {@code length} milliseconds with nothing in it. */
  static WordWindow none(long length) {
    return new WordWindow(length, 0, 0, List.of(), new WordTable(), List.of(), new ArrayList<>());
  }

  @Override
  public WordWindow plus(WordTable counts, long batchTime) {
    WordTable next = sum.copy();
    List<Batch> kept = new ArrayList<>();
    List<Long> leaving = new ArrayList<>();
    for (Batch batch : batches) {
      if (batch.time > batchTime - length) {
        kept.add(batch);
      } else {
        leaving.add(batch.time);
        batch.counts.forEach(chunk -> next.addAll(chunk, -1));
      }
    }
    kept.add(Batch.of(batchTime, counts));
    next.addAll(counts, 1);
    return new WordWindow(length, batchTime, time, kept, next.compacted(), leaving, left);
  }

  @Override
  public RowBlock rows() {
    return new WordTableRows(sum);
  }

  @Override
  public RowBlock allRows() {
    return rows();
  }

  @Override
  public long words() {
    return rows().size();
  }

  /** What left the window only now is needed until this batch is done: if it runs again. */
  @Override
  public void save(StateFiles files, WordTable counts) throws IOException {
    files.write(nameOf(time), new BatchCounts(before, counts)::writeTo);
    for (long old : leftBefore) {
      files.delete(nameOf(old));
    }
  }

  @Override
  public long estimatedSize() {
    return sum.memory() + batches.stream().mapToLong(Batch::memory).sum();
  }

  private static StateFiles.Name nameOf(long time) {
    return new StateFiles.Name(time, "counts");
  }

  @Override
  public WordWindow restored(StateFiles files, long last) throws IOException {
    WordWindow window = none(length);
    for (StateFiles.Name name : files.names()) {
      if (name.time() <= last - length) {
        files.delete(name);
      } else if (name.time() <= last) {
        BatchCounts batch = files.read(name, BatchCounts::readFrom);
        boolean beforeAll = window.time == 0 && batch.before() <= last - length;
        if (batch.before() != window.time && !beforeAll) {
          throw files.missing();
        }
        window = window.plus(batch.counts(), name.time());
      }
    }
    if (window.time != last) {
      throw files.missing(); // every batch is kept, if it has no word
    }
    return window;
  }
}
