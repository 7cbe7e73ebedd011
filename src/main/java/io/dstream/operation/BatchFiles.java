package io.dstream.operation;

import io.dstream.checkpoint.StateFiles;
import io.dstream.text.WordTable;
import java.io.IOException;

/** The counts of single batches among the files of a partition's state. */
final class BatchFiles {
  private static final String KIND = "counts";

  private BatchFiles() {}

  static StateFiles.Name name(long time) {
    return new StateFiles.Name(time, KIND);
  }

  static boolean isBatch(StateFiles.Name name) {
    return name.kind().equals(KIND);
  }

  /**
   * Keeps the counts of a batch.
   *
   * @param before the time of the batch before, as the state has it: by it a missing file is found
   */
  static void save(StateFiles files, long time, long before, WordTable counts) throws IOException {
    files.write(
        name(time),
        out -> {
          out.writeLong(before);
          counts.writeTo(out);
        });
  }

  /** The counts of a batch, and the time of the batch before it. */
  record Kept(long before, WordTable counts) {}

  static Kept read(StateFiles files, StateFiles.Name name) throws IOException {
    return files.read(
        name,
        in -> {
          long before = in.readLong();
          WordTable counts = new WordTable();
          counts.readFrom(in);
          return new Kept(before, counts);
        });
  }
}
