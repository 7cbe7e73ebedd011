package io.dstream.checkpoint;

import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * All batches of a stream that has ended and whose log kept all of them ({@link
 * BatchLog#KEEP_ALL}).
 *
 * @param done completed batches, sorted by time
 * @param unfinished the file names of batches that began and are not done
 */
public record BatchHistory(List<BatchRecord> done, List<String> unfinished) {
  public BatchHistory {
    done = List.copyOf(done);
    unfinished = List.copyOf(unfinished);
  }

  /**
   * Reads the log of a checkpoint.
   *
   * @throws DstreamException with exit status 1, when it cannot be read
   */
  public static BatchHistory of(java.nio.file.Path checkpoint) {
    Path directory = new Path(new Path(checkpoint.toUri()), CheckpointDirectory.BATCHES);
    try {
      return of(new DurableFiles(directory, new Configuration()));
    } catch (IOException e) {
      throw DstreamException.failed("cannot read " + directory + ": " + IoErrors.reason(e), e);
    }
  }

  private static BatchHistory of(DurableFiles files) throws IOException {
    List<BatchRecord> done = new ArrayList<>();
    List<String> unfinished = new ArrayList<>();
    for (String name : files.names()) {
      if (!name.endsWith(BatchLog.DONE) && !name.endsWith(BatchLog.KEPT)) {
        unfinished.add(name);
        continue;
      }
      BatchRecord batch = BatchLog.read(files, name);
      if (batch.time() > BatchRecord.NONE.time()) {
        done.add(batch);
      }
    }
    done.sort(Comparator.comparingLong(BatchRecord::time));
    return new BatchHistory(done, unfinished);
  }
}
