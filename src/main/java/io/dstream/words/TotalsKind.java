package io.dstream.words;

import io.dstream.state.GroupState;
import io.dstream.state.StateKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The kind of running totals. A batch forgets a word that is not in it if {@code timeout}
 * milliseconds or more have passed since the last batch with the word.
 *
 * @param timeout {@link #NEVER} if nothing is forgotten
 * @param kept how many of the best totals of each group are kept up to date; a request for more
 *     searches all words
 * @param showsAll whether a batch's rows are all totals, or only those that changed
 */
record TotalsKind(long timeout, int kept, boolean showsAll) implements StateKind<BatchWords> {
  /** The timeout of words that are never forgotten, in milliseconds. */
  static final long NEVER = Long.MAX_VALUE;

  @Override
  public String name() {
    return "totals";
  }

  /**
   * Returns no limit: a word that occurs again and again is never forgotten, whatever the timeout.
   */
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
