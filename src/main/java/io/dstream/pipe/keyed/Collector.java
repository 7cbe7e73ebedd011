package io.dstream.pipe.keyed;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** Collects the rows of a partition until they are emitted. Not thread-safe. */
interface Collector {
  /** Adds a row and copies what it keeps. */
  void add(InternalRow row);

  /** Returns the approximate size in bytes. */
  long memory();

  /** Returns the collected pairs by group and clears the collector. */
  List<GroupRows> take();
}
