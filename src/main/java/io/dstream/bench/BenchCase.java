package io.dstream.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One question to the bench: who is better at what, and by how much. */
interface BenchCase extends AutoCloseable {
  String DSTREAM = "dstream";
  String TEXTBOOK = "textbook";

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

  /**
   * One trial, in fresh processes.
   *
   * @param directory an empty one
   * @return the contender's figure, in the case's unit, and perhaps more by other names
   * @throws io.dstream.spec.DstreamException when it counted wrong, or failed
   */
  Map<String, Double> run(String contender, Path directory) throws Exception;

  @Override
  default void close() {}
}
