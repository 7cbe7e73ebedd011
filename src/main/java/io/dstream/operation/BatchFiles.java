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

  static void save(StateFiles files, long time, WordTable counts) throws IOException {
    files.write(name(time), counts::writeTo);
  }

  static WordTable read(StateFiles files, StateFiles.Name name) throws IOException {
    return files.read(
        name,
        in -> {
          WordTable counts = new WordTable();
          counts.readFrom(in);
          return counts;
        });
  }
}
