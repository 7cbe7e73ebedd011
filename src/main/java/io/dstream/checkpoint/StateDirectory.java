package io.dstream.checkpoint;

import java.io.IOException;
import java.io.Serializable;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** Where the partitions of a state are kept; goes to the executors, which write there. */
public record StateDirectory(String directory, SerializableConfiguration conf)
    implements Serializable {

  /** The files of partition {@code number}. */
  public StateFiles partition(int number) throws IOException {
    return new StateFiles(
        new Path(directory, String.format(Locale.ROOT, "part-%05d", number)), conf.value());
  }

  /** Removes what batches after {@code last} left behind that never were done. */
  void forgetAfter(long last, int partitions) throws IOException {
    for (int number = 0; number < partitions; number++) {
      StateFiles files = partition(number);
      files.deleteUnfinished();
      for (StateFiles.Name name : files.names()) {
        if (name.time() > last) {
          files.delete(name);
        }
      }
    }
  }
}
