package io.dstream.source;

import io.dstream.source.DirectoryWatch.Seen;
import io.dstream.spark.Rdds;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** A file that cannot be read as a whole, and why. */
record BadFile(Seen file, String reason) implements Serializable {
  /**
   * Returns the {@code files} that cannot be read. Reads each file to its end, in one Spark job.
   */
  static List<BadFile> among(
      List<Seen> files, JavaSparkContext spark, Broadcast<SerializableConfiguration> conf) {
    int partitions = Math.max(1, Math.min(files.size(), 2 * spark.defaultParallelism()));
    return Rdds.flatMap(spark.parallelize(files, partitions), new Check(conf)).collect();
  }

  /** Returns the path of the file, and the reason in brackets. */
  @Override
  public String toString() {
    return file.path() + " (" + reason + ")";
  }

  private record Check(Broadcast<SerializableConfiguration> conf)
      implements FlatMapFunction<Seen, BadFile> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<BadFile> call(Seen file) {
      try {
        readAll(file, conf.value().value());
        return List.<BadFile>of().iterator();
      } catch (UncheckedIOException e) {
        if (e.getCause() instanceof BadFileException bad) {
          return List.of(new BadFile(file, bad.reason())).iterator();
        }
        throw e;
      }
    }

    private static void readAll(Seen file, Configuration conf) {
      for (FileSlice slice : FileSlice.ofFile(file.path(), file.length(), conf)) {
        slice.read(conf).forEachRemaining(block -> {});
      }
    }
  }
}
