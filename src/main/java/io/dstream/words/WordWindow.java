package io.dstream.words;

import io.dstream.row.RowBlock;
import io.dstream.state.GroupState;
import io.dstream.text.WordTable;
import java.io.DataOutput;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The counts of the words of a key group in the last {@code length} milliseconds. They are updated
 * incrementally: the counts of a new batch are added, those of expired batches are subtracted, and
 * a word whose count becomes zero is removed. If nothing is added and nothing expires, the window
 * does not change. Its memory holds the counts of the window's batches and their sum.
 */
final class WordWindow implements GroupState<BatchWords> {
  private static final long serialVersionUID = 1L;

  /** The size of the objects around a batch's counts, in bytes. */
  private static final int BATCH_BYTES = 100;

  private record Batch(long time, BatchWords counts) implements Serializable {}

  private final long length;
  private final List<Batch> batches;
  private final WordTable sum;
  private final long memory; // Spark asks often, and there may be many batches

  private WordWindow(long length, List<Batch> batches, WordTable sum) {
    this.length = length;
    this.batches = batches;
    this.sum = sum;
    this.memory =
        sum.memory()
            + batches.stream().mapToLong(batch -> BATCH_BYTES + batch.counts.memory()).sum();
  }

  /** Returns an empty window of {@code length} milliseconds. */
  static WordWindow none(long length) {
    return new WordWindow(length, new ArrayList<>(), new WordTable());
  }

  @Override
  public WordWindow plus(BatchWords brought, long batchTime) {
    WordTable next = sum.copy();
    List<Batch> kept = withoutThoseThatLeave(batchTime, next);
    kept.add(new Batch(batchTime, brought));
    next.addAll(brought, 1);
    return new WordWindow(length, kept, next.compacted());
  }

  @Override
  public WordWindow idle(long batchTime) {
    if (batches.isEmpty() || !leaves(batches.get(0), batchTime)) {
      return this;
    }
    WordTable next = sum.copy();
    return new WordWindow(length, withoutThoseThatLeave(batchTime, next), next.compacted());
  }

  private boolean leaves(Batch batch, long now) {
    return batch.time <= now - length;
  }

  /** Subtracts the expired batches from {@code counts}, and returns the other batches. */
  private List<Batch> withoutThoseThatLeave(long now, WordTable counts) {
    int gone = 0;
    while (gone < batches.size() && leaves(batches.get(gone), now)) {
      counts.addAll(batches.get(gone).counts, -1);
      gone++;
    }
    return new ArrayList<>(batches.subList(gone, batches.size()));
  }

  @Override
  public WordWindow compacted() {
    return this;
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
  public long keys() {
    return sum.size();
  }

  @Override
  public long estimatedSize() {
    return memory;
  }

  @Override
  public void writeWhole(DataOutput out) {
    throw new UnsupportedOperationException("a window is never written whole");
  }
}
