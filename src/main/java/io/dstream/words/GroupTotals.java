package io.dstream.words;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.state.GroupState;
import io.dstream.text.WordTable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The running totals of a key group. They are immutable: a batch yields new totals that share
 * everything unchanged with the old ones.
 */
final class GroupTotals implements GroupState<BatchWords> {
  private static final long serialVersionUID = 1L;

  /** The size of a row, with a word of usual length, in bytes. */
  private static final int ROW_BYTES = 128;

  private final TotalsKind kind;

  /** The time of the last batch that may have changed something, milliseconds. */
  private final long time;

  private final LeveledTotals totals;
  private final BestTotals best;

  private GroupTotals(TotalsKind kind, long time, LeveledTotals totals, BestTotals best) {
    this.kind = kind;
    this.time = time;
    this.totals = totals;
    this.best = best;
  }

  static GroupTotals none(TotalsKind kind) {
    return new GroupTotals(kind, 0, LeveledTotals.none(kind.timeout()), BestTotals.NONE);
  }

  @Override
  public GroupTotals plus(BatchWords brought, long batchTime) {
    return after(totals.plus(brought, time, batchTime), batchTime);
  }

  @Override
  public GroupTotals idle(long batchTime) {
    boolean same = kind.timeout() == TotalsKind.NEVER || totals.isEmpty();
    return same && totals.changed().entries() == 0 ? this : after(totals.idle(), batchTime);
  }

  private GroupTotals after(LeveledTotals next, long batchTime) {
    return new GroupTotals(kind, batchTime, next, best.after(next, kind.kept(), batchTime));
  }

  @Override
  public GroupTotals compacted() {
    return new GroupTotals(kind, time, totals.compacted(time), best);
  }

  @Override
  public RowBlock rows() {
    return kind.showsAll() ? allRows() : new GroupTotalsRows(this, false);
  }

  @Override
  public RowBlock allRows() {
    return new GroupTotalsRows(this, true);
  }

  /** Visits all words. */
  @Override
  public long keys() {
    long[] words = new long[1];
    forEach((bytes, from, to, count) -> words[0]++);
    return words[0];
  }

  /** Passes each total to {@code entry} once. */
  void forEach(WordTable.Entry entry) {
    totals.forEach(time, entry);
  }

  /** Returns the totals that the last batch changed. */
  WordTable changed() {
    return totals.changed();
  }

  /** Returns the best {@code n} of all totals, best first. */
  List<Row> top(int n) {
    if (n <= kind.kept()) {
      return best.rows().subList(0, Math.min(n, best.rows().size()));
    }
    return BestTotals.ofAll(totals, n, time).rows();
  }

  /** Returns how many totals were examined in the last batch to keep the best up to date. */
  long lookedAt() {
    return best.lookedAt();
  }

  @Override
  public long estimatedSize() {
    return totals.memory() + ROW_BYTES * (1L + best.rows().size());
  }

  @Override
  public void writeWhole(DataOutput out) throws IOException {
    totals.writeTo(out);
  }

  static GroupTotals readFrom(DataInput in, TotalsKind kind, long time) throws IOException {
    LeveledTotals totals = LeveledTotals.none(kind.timeout()).readFrom(in);
    return new GroupTotals(kind, time, totals, BestTotals.ofAll(totals, kind.kept(), time));
  }
}
