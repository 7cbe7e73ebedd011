package io.dstream.engine;

import io.dstream.checkpoint.StateDirectory;
import io.dstream.control.Notices;
import io.dstream.spec.PipelineSpec;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The state directory of a run on a cluster without a checkpoint. An executor may be lost, and with
 * it the partitions of a window or of totals. A copy is therefore kept in a directory in the user's
 * home on the default file system, which all executors must see. The directory is removed at the
 * end. A local run needs none: nothing can be lost but the whole process.
 */
final class PrivateState implements AutoCloseable {
  private final Configuration hadoop;
  private final Optional<Path> path;

  private PrivateState(Configuration hadoop, Optional<Path> path) {
    this.hadoop = hadoop;
    this.path = path;
  }

  /** Returns the state of a run, with a directory if the operation of {@code spec} needs one. */
  static PrivateState of(PipelineSpec<?, ?, ?> spec, Configuration hadoop, Notices notices)
      throws IOException {
    boolean needed =
        !spec.master().local()
            && spec.recovery().checkpoint().isEmpty()
            && spec.plan().keepsState();
    return new PrivateState(hadoop, needed ? Optional.of(path(hadoop, notices)) : Optional.empty());
  }

  private static Path path(Configuration hadoop, Notices notices) throws IOException {
    FileSystem files = FileSystem.get(hadoop);
    if (files.getScheme().equals("file")) {
      notices.detail(
          "window and state are kept on file:; executors on other machines need a shared file"
              + " system: --conf spark.hadoop.fs.defaultFS=hdfs://…");
    }
    return new Path(files.getHomeDirectory(), ".dstream/state-" + UUID.randomUUID());
  }

  Optional<StateDirectory> directory() {
    return path.map(p -> new StateDirectory(p.toString(), new SerializableConfiguration(hadoop)));
  }

  @Override
  public void close() throws IOException {
    if (path.isPresent()) {
      path.get().getFileSystem(hadoop).delete(path.get(), true);
    }
  }
}
