package io.dstream.bench;

import java.nio.file.Path;
import java.util.List;

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

  /**
   * One trial, in fresh processes.
   *
   * @param directory an empty one
   * @return the figure, in the case's unit
   * @throws io.dstream.spec.DstreamException when it counted wrong, or failed
   */
  double run(String contender, Path directory) throws Exception;

  @Override
  default void close() {}
}
