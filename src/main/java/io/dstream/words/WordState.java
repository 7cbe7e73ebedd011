package io.dstream.words;

import io.dstream.checkpoint.StateFiles;
import io.dstream.row.RowBlock;
import io.dstream.text.WordTable;
import java.io.IOException;
import java.io.Serializable;
import org.apache.spark.util.KnownSizeEstimation;

/**
 * What one partition remembers from batch to batch. Immutable, so that a task that runs again
 * counts nothing twice.
 */
interface WordState extends Serializable, KnownSizeEstimation {
  /** Bytes of memory, about; asked, Spark need not walk through all objects. */
  @Override
  long estimatedSize();

  /** What is remembered after a batch with these counts at {@code time}, milliseconds. */
  WordState plus(WordTable counts, long time);

  /** The rows of the last batch. */
  RowBlock rows();

  /** A row for every word that is remembered, whether the last batch changed it or not. */
  RowBlock allRows();

  /** How many words are remembered. */
  long words();

  /** Keeps what the last batch, whose counts these are, changed; removes what it made needless. */
  void save(StateFiles files, WordTable counts) throws IOException;

  /** What was remembered after the batch at {@code time}; this state remembers nothing. */
  WordState restored(StateFiles files, long time) throws IOException;
}
