package io.dstream.text;

/**
 * Takes words one by one and counts them in groups: a table larger than the processor's caches
 * answers each word only after a wait for memory, and the waits of words that are looked up
 * together overlap (group prefetching; Chen et al., Improving Hash Join Performance through
 * Prefetching, 2004). What was handed over counts after {@link #flush}; arrays must not change
 * until then.
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

  /** Written only, so that the compiler cannot leave out what is read to have it in the cache. */
  @SuppressWarnings("UnusedVariable")
  private long read;

  /** A word once. */
  @Override
  public final void accept(byte[] bytes, int from, int to) {
    accept(bytes, from, to, 1);
  }

  /** A word with what is to be added to its count. */
  public final void accept(byte[] bytes, int from, int to, long count) {
    int at = waiting;
    long head = WordHash.head(bytes, from, to);
    long tail = WordHash.tail(bytes, from, to);
    // To store a reference is the collector's business too; nearly always it is there already.
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

  /** Counts what was handed over. */
  public final void flush() {
    read += look(waiting);
    for (int i = 0; i < waiting; i++) {
      count(i);
    }
    waiting = 0;
  }

  /**
   * Has the processor read where the words of the group may stand.
   *
   * @return something made of all that was read
   */
  abstract long look(int waiting);

  /** Counts word {@code i} of the group. */
  abstract void count(int i);
}
