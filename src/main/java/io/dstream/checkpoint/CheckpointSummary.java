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
 * A checkpoint as it looks from outside, also while a program uses it.
 *
 * @param madeBy the version of dstream that made it
 * @param pipeline what it is of, by option; a flag's value is empty
 * @param lastBatch the time of the last batch that is done
 * @param underWay the time of the batch that was begun and is not done
 * @param user who has it now, where that is known
 */
public record CheckpointSummary(
    String madeBy,
    Map<String, String> pipeline,
    Optional<Instant> lastBatch,
    Optional<Instant> underWay,
    Optional<String> user) {
  /**
   * Looks at a checkpoint and changes nothing.
   *
   * @return empty when there is none yet
   * @throws DstreamException when the directory cannot be used, or is of another format
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
    // Their names say enough; what is in them may go away while a program runs.
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
