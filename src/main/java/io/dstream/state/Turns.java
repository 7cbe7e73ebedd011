package io.dstream.state;

/**
 * Decides when a group is compacted and written whole: two of 128 groups in each batch. Each batch
 * thus writes about the same amount, and the files of the last {@value #BATCHES} batches contain
 * everything.
 */
final class Turns {
  static final int BATCHES = 64;

  private Turns() {}

  /** Returns whether it is the turn of {@code group} in the batch with this number. */
  static boolean isOf(int group, long number) {
    return group % BATCHES == number % BATCHES;
  }
}
