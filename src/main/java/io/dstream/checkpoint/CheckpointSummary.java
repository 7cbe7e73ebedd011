package io.dstream.checkpoint;

import io.dstream.hadoop.DirectoryLock;
import io.dstream.hadoop.UserPaths;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import io.dstream.spec.RecoverySpec;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A checkpoint as seen from outside, even while a program uses it.
 *
 * @param madeBy the version of dstream that made it
 * @param pipeline the identity of its pipeline, by option; a flag's value is empty
 * @param lastBatch the time of the last completed batch
 * @param underWay the time of the batch that began and is not done
 * @param user the program that uses it now, if known
 */
public record CheckpointSummary(
    String madeBy,
    Map<String, String> pipeline,
    Optional<Instant> lastBatch,
    Optional<Instant> underWay,
    Optional<String> user) {
  /**
   * Reads a checkpoint without changing anything.
   *
   * @return empty when there is none yet
   * @throws DstreamException when the directory cannot be used, or has another format
   */
  public static Optional<CheckpointSummary> of(String directory, Configuration conf) {
    RecoverySpec recovery = new RecoverySpec(Optional.of(directory), false, false);
    Optional<Manifest> manifest =
        CheckpointDirectory.find(directory, recovery, Map.of(), conf).manifest();
    try {
      return manifest.isEmpty()
          ? Optional.empty()
          : Optional.of(of(manifest.get(), UserPaths.of(directory), conf));
    } catch (IOException e) {
      throw DstreamException.usage(
          "--checkpoint " + directory + " cannot be read: " + IoErrors.reason(e));
    }
  }

  private static CheckpointSummary of(Manifest manifest, Path directory, Configuration conf)
      throws IOException {
    // Reads only the file names, because a running program may remove the files.
    List<String> batches =
        new DurableFiles(new Path(directory, CheckpointDirectory.BATCHES), conf).names();
    return new CheckpointSummary(
        manifest.dstream(),
        new TreeMap<>(manifest.pipeline()),
        BatchLog.latest(batches, BatchLog.DONE),
        BatchLog.latest(batches, BatchLog.PLAN),
        DirectoryLock.owner(directory, conf));
  }
}
