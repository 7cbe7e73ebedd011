package io.dstream.bench;

import java.util.List;

/** A benchmark case, which compares the performance of several contenders. */
interface BenchCase extends AutoCloseable {
  String DSTREAM = "dstream";
  String TEXTBOOK = "textbook";

  /** The contender that does the same as a pipeline. */
  String PIPE = "pipe";

  /** The contender that does the same as a query. */
  String SQL = "sql";

  String name();

  String unit();

  /** Returns whether higher figures are better. */
  default boolean higherIsBetter() {
    return true;
  }

  /** The goal, shown in the table. */
  String goal();

  /** The contenders: this program first, then the one that the ratio compares with, then others. */
  List<String> contenders();

  /** Returns whether the first contender is compared with the second. */
  default boolean compares() {
    return contenders().size() > 1;
  }

  /** The maximum number of trials. More would add no information or take too long. */
  default int mostRuns() {
    return Integer.MAX_VALUE;
  }

  /** The heap of each trial, in the format of {@code -Xmx}; the same for all contenders. */
  default String heap() {
    return BenchSpec.LARGE_HEAP;
  }

  /**
   * Checks whether the case can be measured, before any case is.
   *
   * @throws io.dstream.spec.DstreamException when it cannot
   */
  default void check() {}

  /**
   * Runs one trial in fresh processes.
   *
   * @return the contender's figure in the case's unit, and optionally more figures by other names
   * @throws io.dstream.spec.DstreamException when the contender failed or counted wrong
   */
  Figures run(String contender, Workspace workspace) throws Exception;

  @Override
  default void close() {}
}
