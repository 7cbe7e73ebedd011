package io.dstream.state;

/**
 * When a group is compacted and written whole: two groups of 128 in each batch, so that each batch
 * writes about the same, and the files of the last {@value #BATCHES} batches have everything.
 */
final class Turns {
  static final int BATCHES = 64;

  private Turns() {}

  /** Whether it is the turn of {@code group} in the batch with this number. */
  static boolean isOf(int group, long number) {
    return group % BATCHES == number % BATCHES;
  }
}
