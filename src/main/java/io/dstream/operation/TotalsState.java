package io.dstream.operation;

import io.dstream.checkpoint.StateFiles;
import io.dstream.row.RowBlock;
import io.dstream.text.WordTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The running totals of a partition, kept as counts of single batches and, now and then, all
 * totals: when their levels were merged into one, so that keeping them costs no more than the
 * merge, or after {@value #MOST_BATCHES} batches, which bounds what a restart has to read.
 *
 * @param allRows whether a batch's rows are every total or those that changed
 * @param unsaved batches since all totals were kept
 * @param before the time of the batch before, milliseconds since the epoch
 */
record TotalsState(WordTotals totals, boolean allRows, int unsaved, long before)
    implements WordState {
  private static final String KIND = "totals";
  private static final int MOST_BATCHES = 500;

  static TotalsState none(WordTotals none, boolean allRows) {
    return new TotalsState(none, allRows, MOST_BATCHES - 1, 0);
  }

  @Override
  public TotalsState plus(WordTable counts, long time) {
    return new TotalsState(
        totals.plus(counts, time), allRows, keepsAll() ? 1 : unsaved + 1, totals.time());
  }

  @Override
  public RowBlock rows() {
    return allRows ? WordTotalsRows.all(totals) : WordTotalsRows.changed(totals);
  }

  private boolean keepsAll() {
    return totals.merged() || unsaved >= MOST_BATCHES;
  }

  @Override
  public void save(StateFiles files, WordTable counts) throws IOException {
    if (keepsAll()) {
      saveAll(files);
    } else {
      BatchFiles.save(files, totals.time(), before, counts);
    }
  }

  /** The totals kept before these are needed until this batch is done: if it runs again. */
  private void saveAll(StateFiles files) throws IOException {
    List<StateFiles.Name> names = files.names();
    files.write(new StateFiles.Name(totals.time(), KIND), totals::writeTo);
    Optional<StateFiles.Name> before = latest(names, totals.time() - 1);
    for (StateFiles.Name old : names) {
      if (before.isPresent() && old.time() < before.get().time()) {
        files.delete(old);
      }
    }
  }

  /** The last file with all totals that is not younger than {@code time}. */
  private static Optional<StateFiles.Name> latest(List<StateFiles.Name> names, long time) {
    return names.stream()
        .filter(name -> name.kind().equals(KIND) && name.time() <= time)
        .reduce((first, second) -> second);
  }

  @Override
  public TotalsState restored(StateFiles files, long last) throws IOException {
    List<StateFiles.Name> names = files.names();
    Optional<StateFiles.Name> whole = latest(names, last);
    if (whole.isEmpty()) {
      throw files.missing(); // the first batch keeps all totals, if only none
    }
    WordTotals restored = files.read(whole.get(), totals::readFrom);
    int read = 0;
    for (StateFiles.Name name : names) {
      if (BatchFiles.isBatch(name) && name.time() > restored.time() && name.time() <= last) {
        BatchFiles.Kept batch = BatchFiles.read(files, name);
        if (batch.before() != restored.time()) {
          throw files.missing();
        }
        restored = restored.plus(batch.counts(), name.time());
        read++;
      }
    }
    if (restored.time() != last) {
      throw files.missing(); // every batch is kept, if it has no word
    }
    return new TotalsState(restored, allRows, read, 0);
  }
}
