package io.dstream.bench;

/**
 * Text that is counted in memory, without Spark, in a process of its own.
 *
 * @param method how
 * @param words different ones in the text
 * @param seed of the text
 * @param size bytes of text
 */
record CountPlan(Method method, int words, long seed, int size) {
  enum Method {
    /** The kernel: bytes into a table, on one thread. */
    TABLE,
    /** What one writes first: Strings, split, into a HashMap. */
    HASH_MAP,
    /** The kernel on two threads, half of the text each, and the two tables made one. */
    TWO_TABLES
  }

  /**
   * What came out.
   *
   * @param megabytesPerSecond the median of the rounds after the warm-up; a megabyte is 10⁶ bytes
   */
  record Result(double megabytesPerSecond, Tally tally) {}
}
