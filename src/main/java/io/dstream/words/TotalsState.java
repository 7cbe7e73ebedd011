package io.dstream.words;

import io.dstream.checkpoint.StateFiles;
import io.dstream.row.RowBlock;
import io.dstream.text.WordTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The running totals of a partition. A batch's file has its counts and the shard that it made anew,
 * so that the last {@value WordTotals#SHARDS} files have every total: each batch writes about the
 * same, and a restart reads a bounded number of files.
 *
 * @param showsAll whether a batch's rows are every total or those that changed
 * @param kept the times of the files, the last batch's included, oldest first
 * @param deletable the times of files that no restart needs once the last batch's is there
 */
record TotalsState(WordTotals totals, boolean showsAll, List<Long> kept, List<Long> deletable)
    implements WordState {
  /** One more than the totals are in: the last batch may have to run again, from those before. */
  private static final int MOST_FILES = WordTotals.SHARDS + 1;

  static TotalsState none(WordTotals none, boolean showsAll) {
    return new TotalsState(none, showsAll, new ArrayList<>(), new ArrayList<>());
  }

  @Override
  public TotalsState plus(WordTable counts, long time) {
    List<Long> files = new ArrayList<>(kept);
    files.add(time);
    int surplus = Math.max(0, files.size() - MOST_FILES);
    return new TotalsState(
        totals.plus(counts, time),
        showsAll,
        new ArrayList<>(files.subList(surplus, files.size())),
        new ArrayList<>(files.subList(0, surplus)));
  }

  @Override
  public RowBlock rows() {
    return showsAll ? allRows() : WordTotalsRows.changed(totals);
  }

  @Override
  public RowBlock allRows() {
    return WordTotalsRows.all(totals);
  }

  @Override
  public long words() {
    return totals.words();
  }

  @Override
  public void save(StateFiles files, WordTable counts) throws IOException {
    long before = kept.size() > 1 ? kept.get(kept.size() - 2) : 0;
    files.write(
        nameOf(totals.time()),
        out -> {
          new BatchCounts(before, counts).writeTo(out);
          totals.writeCompacted(out);
        });
    for (long old : deletable) {
      files.delete(nameOf(old));
    }
  }

  @Override
  public long estimatedSize() {
    return totals.memory();
  }

  private static StateFiles.Name nameOf(long time) {
    return new StateFiles.Name(time, "totals");
  }

  /**
   * Counts the batches of the last files again. Where older files are gone, the totals of a shard
   * are too small until the file comes that has it whole, which takes their place; each of the last
   * {@value WordTotals#SHARDS} files has another shard, so in the end every shard is right. Fewer
   * files than that begin with the first batch, before which there is nothing.
   */
  @Override
  public TotalsState restored(StateFiles files, long last) throws IOException {
    List<Long> times =
        files.names().stream().map(StateFiles.Name::time).filter(time -> time <= last).toList();
    int needed = Math.min(times.size(), WordTotals.SHARDS);
    boolean fromFirstBatch = needed < WordTotals.SHARDS;
    WordTotals restored = totals;
    for (long time : times.subList(times.size() - needed, times.size())) {
      boolean mustFollow = fromFirstBatch || restored.time() != 0;
      restored = plusFile(restored, files, time, mustFollow);
    }
    if (restored.time() != last) {
      throw files.missing(); // every batch is kept, if it has no word
    }
    return new TotalsState(restored.ranked(), showsAll, new ArrayList<>(times), new ArrayList<>());
  }

  /** The totals after one more file, of the batch after {@code sofar} if it must follow it. */
  private static WordTotals plusFile(
      WordTotals sofar, StateFiles files, long time, boolean mustFollow) throws IOException {
    return files.read(
        nameOf(time),
        in -> {
          BatchCounts batch = BatchCounts.readFrom(in);
          if (mustFollow && batch.before() != sofar.time()) {
            throw files.missing();
          }
          return sofar.plusUnranked(batch.counts(), time).readCompacted(in);
        });
  }
}
