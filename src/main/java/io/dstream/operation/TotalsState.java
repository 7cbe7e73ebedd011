package io.dstream.operation;

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
 * @param allRows whether a batch's rows are every total or those that changed
 * @param kept the times of the files, the last batch's included, oldest first
 * @param needless the times of files that no restart needs once the last batch's is there
 */
record TotalsState(WordTotals totals, boolean allRows, List<Long> kept, List<Long> needless)
    implements WordState {
  /** One more than the totals are in: the last batch may have to run again, from those before. */
  private static final int MOST_FILES = WordTotals.SHARDS + 1;

  static TotalsState none(WordTotals none, boolean allRows) {
    return new TotalsState(none, allRows, new ArrayList<>(), new ArrayList<>());
  }

  @Override
  public TotalsState plus(WordTable counts, long time) {
    List<Long> files = new ArrayList<>(kept);
    files.add(time);
    int surplus = Math.max(0, files.size() - MOST_FILES);
    return new TotalsState(
        totals.plus(counts, time),
        allRows,
        new ArrayList<>(files.subList(surplus, files.size())),
        new ArrayList<>(files.subList(0, surplus)));
  }

  @Override
  public RowBlock rows() {
    return allRows ? WordTotalsRows.all(totals) : WordTotalsRows.changed(totals);
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
    for (long old : needless) {
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

  /** Counts the batches of the files again; shards take the place of what came of older ones. */
  @Override
  public TotalsState restored(StateFiles files, long last) throws IOException {
    List<Long> times =
        files.names().stream().map(StateFiles.Name::time).filter(time -> time <= last).toList();
    int needed = Math.min(times.size(), WordTotals.SHARDS);
    boolean fromTheFirst = needed < WordTotals.SHARDS;
    WordTotals restored = totals;
    for (long time : times.subList(times.size() - needed, times.size())) {
      boolean anyBefore = restored.time() == 0 && !fromTheFirst;
      restored = plusFile(restored, files, time, anyBefore);
    }
    if (restored.time() != last) {
      throw files.missing(); // every batch is kept, if it has no word
    }
    return new TotalsState(restored.ranked(), allRows, new ArrayList<>(times), new ArrayList<>());
  }

  private static WordTotals plusFile(
      WordTotals sofar, StateFiles files, long time, boolean anyBefore) throws IOException {
    return files.read(
        nameOf(time),
        in -> {
          BatchCounts batch = BatchCounts.readFrom(in);
          if (batch.before() != sofar.time() && !anyBefore) {
            throw files.missing();
          }
          return sofar.plus(batch.counts(), time).readCompacted(in);
        });
  }
}
