package io.dstream.words;

import io.dstream.state.GroupState;
import io.dstream.state.StateKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Running totals. A word is forgotten by the first batch that it is not in and that comes {@code
 * timeout} milliseconds or more after the last one it was in.
 *
 * @param timeout {@link #NEVER} where nothing is forgotten
 * @param kept how many of the best of each group are kept up to date; asked for more, every word is
 *     looked at
 * @param showsAll whether a batch's rows are every total or those that changed
 */
record TotalsKind(long timeout, int kept, boolean showsAll) implements StateKind<BatchWords> {
  /** The timeout of words that are never forgotten, in milliseconds. */
  static final long NEVER = Long.MAX_VALUE;

  @Override
  public String name() {
    return "totals";
  }

  /** A word that comes again and again is remembered for ever, whatever the timeout. */
  @Override
  public long memory() {
    return Long.MAX_VALUE;
  }

  @Override
  public GroupState<BatchWords> none(int group) {
    return GroupTotals.none(this);
  }

  @Override
  public void writeChange(BatchWords brought, DataOutput out) throws IOException {
    brought.writeTo(out);
  }

  @Override
  public BatchWords readChange(DataInput in) throws IOException {
    return BatchWords.readFrom(in);
  }

  @Override
  public GroupState<BatchWords> readWhole(DataInput in, long time) throws IOException {
    return GroupTotals.readFrom(in, this, time);
  }
}
