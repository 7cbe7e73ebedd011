package io.dstream.text;

/**
 * Counts words in a table, in groups: a table larger than the processor's caches answers each word
 * only after a wait for memory, and the waits of words that are looked up together overlap (group
 * prefetching; Chen et al., Improving Hash Join Performance through Prefetching, 2004). What was
 * handed over is in the table after {@link #flush}; arrays must not change until then.
 */
public final class WordBatch implements LineBlock.Span {
  private static final int GROUP = 64;

  private final WordTable table;
  private final byte[][] arrays = new byte[GROUP][];
  private final int[] froms = new int[GROUP];
  private final int[] tos = new int[GROUP];
  private final long[] heads = new long[GROUP];
  private final long[] tails = new long[GROUP];
  private final long[] hashes = new long[GROUP];
  private final long[] slots = new long[GROUP];
  private int words;

  /** Written only, so that the compiler cannot leave the reads out. */
  @SuppressWarnings("UnusedVariable")
  private long read;

  public WordBatch(WordTable table) {
    this.table = table;
  }

  @Override
  public void accept(byte[] bytes, int from, int to) {
    int at = words;
    long head = WordHash.head(bytes, from, to);
    long tail = WordHash.tail(bytes, from, to);
    arrays[at] = bytes;
    froms[at] = from;
    tos[at] = to;
    heads[at] = head;
    tails[at] = tail;
    hashes[at] = WordHash.of(head, tail, bytes, from, to);
    words = at + 1;
    if (words == GROUP) {
      flush();
    }
  }

  /** Counts what was handed over. */
  public void flush() {
    read += table.look(hashes, slots, words);
    for (int i = 0; i < words; i++) {
      table.addOne(slots[i], hashes[i], heads[i], tails[i], arrays[i], froms[i], tos[i]);
    }
    words = 0;
  }
}
