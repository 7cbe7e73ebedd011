package io.dstream.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Logs which batches are running and which are done. There is one file per batch, named after its
 * time. The name ends in {@code .plan} from before the batch's first effect, and in {@code .done}
 * once the batch is in every sink. Batches run one after the other, so at most one is running.
 * Files that no restart needs are removed.
 */
public final class BatchLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DIGITS = 20;
  static final String PLAN = ".plan";
  static final String DONE = ".done";

  /** A batch that was given up. Sinks may have rows of it, so its time is kept for a while. */
  static final String LOST = ".lost";

  /** A completed batch that no restart needs, where all batches are kept. */
  static final String KEPT = ".kept";

  /** A Hadoop setting: whether to keep completed batches that no restart needs. */
  public static final String KEEP_ALL = "dstream.checkpoint.keep-batches";

  private final DurableFiles files;
  private final boolean keepsAll;
  private final Begin noteBegin;
  private final List<BatchRecord> done = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private Optional<BatchRecord> underWay = Optional.empty();

  /** Called once the log has begun. */
  @FunctionalInterface
  interface Begin {
    void note() throws IOException;
  }

  /** Reads the log in {@code directory}. */
  BatchLog(Path directory, Configuration conf, Begin noteBegin) throws IOException {
    this.files = new DurableFiles(directory, conf);
    this.keepsAll = conf.getBoolean(KEEP_ALL, false);
    this.noteBegin = noteBegin;
    for (String name : files.names()) {
      if (name.endsWith(DONE)) {
        done.add(read(files, name));
      } else if (name.endsWith(PLAN)) {
        underWay = Optional.of(read(files, name));
      } else if (name.endsWith(LOST)) {
        lost.add(name);
      }
    }
    files.deleteUnfinished();
  }

  static BatchRecord read(DurableFiles files, String name) throws IOException {
    try (InputStream in = files.open(name)) {
      return JSON.readValue(in, BatchRecord.class);
    } catch (JsonProcessingException e) {
      throw DstreamException.failed(
          "the checkpoint's " + files + "/" + name + " cannot be read: " + e.getOriginalMessage(),
          CheckpointDirectory.START_OVER,
          e);
    }
  }

  /**
   * Returns the completed batches since the last one with a full position, including it, oldest
   * first.
   */
  public List<BatchRecord> done() {
    return List.copyOf(done);
  }

  /** Returns the batch that began and is not done. */
  public Optional<BatchRecord> underWay() {
    return underWay;
  }

  /** Logs where the stream begins, so that a crash before its first batch loses nothing. */
  public void begin(BatchRecord begin) throws IOException {
    files.write(nameOf(begin, DONE), out -> out.write(JSON.writeValueAsBytes(begin)));
    done.add(begin);
    noteBegin.note();
  }

  /** Logs that a batch begins; it may be the batch that was unfinished before. */
  public void plan(BatchRecord batch) throws IOException {
    files.write(nameOf(batch, PLAN), out -> out.write(JSON.writeValueAsBytes(batch)));
    underWay = Optional.of(batch);
  }

  /** Logs that the running batch is in every sink. */
  public void done(BatchRecord batch) throws IOException {
    files.rename(nameOf(batch, PLAN), nameOf(batch, DONE));
    underWay = Optional.empty();
    if (batch.position() != null) {
      for (BatchRecord old : done) {
        forget(old);
      }
      done.clear();
    }
    done.add(batch);
    for (String name : lost) {
      files.delete(name);
    }
    lost.clear();
  }

  private void forget(BatchRecord old) throws IOException {
    if (keepsAll) {
      files.rename(nameOf(old, DONE), nameOf(old, KEPT));
    } else {
      files.delete(nameOf(old, DONE));
    }
  }

  /** Gives up the unfinished batch: what it read cannot be read again. */
  public void giveUp(BatchRecord batch) throws IOException {
    files.rename(nameOf(batch, PLAN), nameOf(batch, LOST));
    lost.add(nameOf(batch, LOST));
    underWay = Optional.empty();
  }

  /** Returns the time of the last batch in the log, done or not. */
  static Optional<Instant> latest(List<String> names) {
    return latest(names, "");
  }

  /**
   * Returns the time of the last batch whose file name ends with {@code ending}. Ignores the record
   * of time 0, which marks the begin of the stream.
   */
  static Optional<Instant> latest(List<String> names, String ending) {
    return names.stream()
        .filter(name -> name.endsWith(ending))
        .map(name -> Long.parseLong(name.substring(0, DIGITS)))
        .filter(time -> time > 0)
        .max(Comparator.naturalOrder())
        .map(Instant::ofEpochMilli);
  }

  private static String nameOf(BatchRecord batch, String state) {
    return String.format(Locale.ROOT, "%0" + DIGITS + "d%s", batch.time(), state);
  }
}
