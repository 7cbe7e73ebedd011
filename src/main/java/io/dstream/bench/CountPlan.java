package io.dstream.bench;

/**
 * A plan to count text in memory, without Spark, in a process of its own.
 *
 * @param method the counting method
 * @param words the number of different words in the text
 * @param seed the seed of the text
 * @param size the size of the text in bytes
 */
record CountPlan(Method method, int words, long seed, int size) {
  enum Method {
    /** The kernel on one thread: bytes into a table. */
    TABLE,
    /** A simple first implementation: Strings, split, into a {@code HashMap}. */
    HASH_MAP,
    /** The kernel on two threads, each with half of the text; the two tables are then merged. */
    TWO_TABLES
  }

  /**
   * The result of counting.
   *
   * @param megabytesPerSecond the median of the rounds after the warm-up; a megabyte is 10⁶ bytes
   */
  record Result(double megabytesPerSecond, Tally tally) {}
}
