package io.dstream.checkpoint;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** The directory of a stream's states; it is sent to the executors, which write there. */
public record StateDirectory(String directory, SerializableConfiguration conf)
    implements Serializable {

  /**
   * Returns the directory of one of several states.
   *
   * @param number from 1; the first state is in this directory itself
   */
  public StateDirectory of(int number) {
    return number == 1
        ? this
        : new StateDirectory(directory + "/" + StateFiles.OTHER + number, conf);
  }

  /** Returns the files in the directory. */
  public StateFiles files() throws IOException {
    return new StateFiles(new Path(directory), conf.value());
  }
}
