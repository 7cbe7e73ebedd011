package io.dstream.bench;

import java.util.List;

/** One question to the bench: who is better at what, and by how much. */
interface BenchCase extends AutoCloseable {
  String DSTREAM = "dstream";
  String TEXTBOOK = "textbook";

  /** The same as a pipeline. */
  String PIPE = "pipe";

  /** The same as a query. */
  String SQL = "sql";

  String name();

  String unit();

  /** Whether more of the unit is better. */
  default boolean higherIsBetter() {
    return true;
  }

  /** What is to be reached, for the table. */
  String goal();

  /** Who takes part: this program first, then the one that the ratio is to, then others. */
  List<String> contenders();

  /** Whether the first contender is to be held against the second. */
  default boolean compares() {
    return contenders().size() > 1;
  }

  /** More trials than this say nothing new, or take too long. */
  default int mostRuns() {
    return Integer.MAX_VALUE;
  }

  /** The heap of each trial, as {@code -Xmx} has it, the same for all contenders. */
  default String heap() {
    return BenchSpec.LARGE_HEAP;
  }

  /**
   * Looks whether it can be measured, before anything is.
   *
   * @throws io.dstream.spec.DstreamException when it cannot
   */
  default void check() {}

  /**
   * One trial, in fresh processes.
   *
   * @return the contender's figure, in the case's unit, and perhaps more by other names
   * @throws io.dstream.spec.DstreamException when it counted wrong, or failed
   */
  Figures run(String contender, Workspace workspace) throws Exception;

  @Override
  default void close() {}
}
