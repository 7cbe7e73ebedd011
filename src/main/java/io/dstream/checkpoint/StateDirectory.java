package io.dstream.checkpoint;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** Where states of a stream are kept; goes to the executors, which write there. */
public record StateDirectory(String directory, SerializableConfiguration conf)
    implements Serializable {

  /**
   * Where one of several states is kept.
   *
   * @param number from 1; the first one is in this directory itself
   */
  public StateDirectory of(int number) {
    return number == 1
        ? this
        : new StateDirectory(directory + "/" + StateFiles.OTHER + number, conf);
  }

  /** The files in it. */
  public StateFiles files() throws IOException {
    return new StateFiles(new Path(directory), conf.value());
  }
}
