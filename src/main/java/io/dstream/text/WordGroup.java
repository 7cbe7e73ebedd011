package io.dstream.text;

/**
 * Takes words one by one and counts them in groups. In a table larger than the processor's caches,
 * each lookup waits for memory; the waits of words that are looked up together overlap (group
 * prefetching; Chen et al., Improving Hash Join Performance through Prefetching, 2004). Words are
 * counted only after {@link #flush}; their arrays must not change until then.
 */
abstract class WordGroup implements LineBlock.Span {
  private static final int GROUP = 64;

  final byte[][] arrays = new byte[GROUP][];
  final int[] froms = new int[GROUP];
  final int[] tos = new int[GROUP];
  final long[] counts = new long[GROUP];
  final long[] heads = new long[GROUP];
  final long[] tails = new long[GROUP];
  final long[] hashes = new long[GROUP];
  private int waiting;

  /** Only written, so that the compiler cannot remove the reads that load the cache. */
  @SuppressWarnings("UnusedVariable")
  private long read;

  /** Adds one to the count of a word. */
  @Override
  public final void accept(byte[] bytes, int from, int to) {
    accept(bytes, from, to, 1);
  }

  /** Adds {@code count} to the count of a word. */
  public final void accept(byte[] bytes, int from, int to, long count) {
    int at = waiting;
    long head = WordHash.head(bytes, from, to);
    long tail = WordHash.tail(bytes, from, to);
    // Storing a reference costs the garbage collector work; usually the array is the same as
    // before.
    if (arrays[at] != bytes) {
      arrays[at] = bytes;
    }
    froms[at] = from;
    tos[at] = to;
    counts[at] = count;
    heads[at] = head;
    tails[at] = tail;
    hashes[at] = WordHash.of(head, tail, bytes, from, to);
    waiting = at + 1;
    if (waiting == GROUP) {
      flush();
    }
  }

  /** Counts the words that were added. */
  public final void flush() {
    read += look(waiting);
    for (int i = 0; i < waiting; i++) {
      count(i);
    }
    waiting = 0;
  }

  /**
   * Makes the processor read the memory where the words of the group may be.
   *
   * @return a value computed from everything that was read
   */
  abstract long look(int waiting);

  /** Counts word {@code i} of the group. */
  abstract void count(int i);
}
