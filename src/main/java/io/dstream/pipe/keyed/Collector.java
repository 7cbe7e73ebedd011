package io.dstream.pipe.keyed;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** What collects the rows of a partition until they are handed on. For one thread. */
interface Collector {
  /** Takes in a row, and copies what it keeps. */
  void add(InternalRow row);

  /** Bytes held, about. */
  long memory();

  /** Pairs of what was collected, by group; nothing is left. */
  List<GroupRows> take();
}
