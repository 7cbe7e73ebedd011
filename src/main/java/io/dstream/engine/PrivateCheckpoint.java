package io.dstream.engine;

import io.dstream.control.Notices;
import io.dstream.spec.OperationSpec;
import io.dstream.spec.PipelineSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * Windows and state need a checkpoint directory to cut their lineage. This one is made when they
 * start and removed when they end; nothing recovers from it. On a cluster it lies in the user's
 * home on the default file system, which all executors must see.
 */
final class PrivateCheckpoint implements AutoCloseable {
  private final Configuration hadoop;
  private final Optional<Path> directory;

  private PrivateCheckpoint(Configuration hadoop, Optional<Path> directory) {
    this.hadoop = hadoop;
    this.directory = directory;
  }

  /** A directory where the operation of {@code spec} needs one. */
  static PrivateCheckpoint of(PipelineSpec<?, ?> spec, SparkConf conf, Notices notices)
      throws IOException {
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(conf);
    return new PrivateCheckpoint(
        hadoop,
        spec.operation() instanceof OperationSpec.PerBatch
            ? Optional.empty()
            : Optional.of(directory(spec, hadoop, notices)));
  }

  void useIn(JavaStreamingContext context) {
    directory.ifPresent(path -> context.checkpoint(path.toString()));
  }

  private static Path directory(PipelineSpec<?, ?> spec, Configuration hadoop, Notices notices)
      throws IOException {
    if (spec.master().local()) {
      return new Path(Files.createTempDirectory("dstream-state-").toUri());
    }
    FileSystem files = FileSystem.get(hadoop);
    if (files.getScheme().equals("file")) {
      notices.detail(
          "window and state are kept on file:; executors on other machines need a shared file"
              + " system: --conf spark.hadoop.fs.defaultFS=hdfs://…");
    }
    return new Path(files.getHomeDirectory(), ".dstream/state-" + UUID.randomUUID());
  }

  @Override
  public void close() throws IOException {
    if (directory.isPresent()) {
      directory.get().getFileSystem(hadoop).delete(directory.get(), true);
    }
  }
}
