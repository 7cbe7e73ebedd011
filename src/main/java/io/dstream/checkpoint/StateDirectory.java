package io.dstream.checkpoint;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** Where a stream's state is kept; goes to the executors, which write there. */
public record StateDirectory(String directory, SerializableConfiguration conf)
    implements Serializable {

  /** The files in it. */
  public StateFiles files() throws IOException {
    return new StateFiles(new Path(directory), conf.value());
  }
}
