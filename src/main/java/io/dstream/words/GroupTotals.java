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
 * The running totals of a key group, immutable: a batch yields new totals that share with the old
 * ones all that did not change.
 */
final class GroupTotals implements GroupState<BatchWords> {
  private static final long serialVersionUID = 1L;

  /** Bytes of a row, a word of usual length with it. */
  private static final int ROW_BYTES = 128;

  private final TotalsKind kind;

  /** Of the last batch that may have made a difference, milliseconds. */
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

  /** All words are gone through. */
  @Override
  public long keys() {
    long[] words = new long[1];
    forEach((bytes, from, to, count) -> words[0]++);
    return words[0];
  }

  /** Hands over every total, once each. */
  void forEach(WordTable.Entry entry) {
    totals.forEach(time, entry);
  }

  /** The totals that the last batch changed. */
  WordTable changed() {
    return totals.changed();
  }

  /** The best {@code n} of all totals, the best first. */
  List<Row> top(int n) {
    if (n <= kind.kept()) {
      return best.rows().subList(0, Math.min(n, best.rows().size()));
    }
    return BestTotals.ofAll(totals, n, time).rows();
  }

  /** How many totals were looked at in the last batch to keep the best up to date. */
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
