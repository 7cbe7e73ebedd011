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
 * Which batches are under way and which are done: a file a batch, named for its time, that ends in
 * {@code .plan} from before the batch's first effect and in {@code .done} once it is in every sink.
 * Batches run one after the other, so one at most is under way. What no restart needs any more is
 * removed.
 */
public final class BatchLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DIGITS = 20;
  static final String PLAN = ".plan";
  static final String DONE = ".done";

  /** A batch that was given up. Sinks may have rows of it, so its time is kept for a while. */
  static final String LOST = ".lost";

  /** A done batch that no restart needs, where all are kept. */
  static final String KEPT = ".kept";

  /** A setting of Hadoop's: whether done batches that no restart needs are kept all the same. */
  public static final String KEEP_ALL = "dstream.checkpoint.keep-batches";

  private final DurableFiles files;
  private final boolean keepsAll;
  private final Begin noteBegin;
  private final List<BatchRecord> done = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private Optional<BatchRecord> underWay = Optional.empty();

  /** What is done once the log has begun. */
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

  /** The done batches since the last one with a whole position, it included; oldest first. */
  public List<BatchRecord> done() {
    return List.copyOf(done);
  }

  /** The batch that was begun and is not done. */
  public Optional<BatchRecord> underWay() {
    return underWay;
  }

  /** Notes where the stream begins, so that a crash before its first batch loses nothing. */
  public void begin(BatchRecord begin) throws IOException {
    files.write(nameOf(begin, DONE), out -> out.write(JSON.writeValueAsBytes(begin)));
    done.add(begin);
    noteBegin.note();
  }

  /** Notes that a batch begins; it may be one that was under way before. */
  public void plan(BatchRecord batch) throws IOException {
    files.write(nameOf(batch, PLAN), out -> out.write(JSON.writeValueAsBytes(batch)));
    underWay = Optional.of(batch);
  }

  /** Notes that the batch under way is in every sink. */
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

  /** Forgets the batch under way: what it read cannot be read again. */
  public void giveUp(BatchRecord batch) throws IOException {
    files.rename(nameOf(batch, PLAN), nameOf(batch, LOST));
    lost.add(nameOf(batch, LOST));
    underWay = Optional.empty();
  }

  /** The time of the last batch that stands in the log, done or not. */
  static Optional<Instant> latest(List<String> names) {
    return latest(names, "");
  }

  /**
   * The time of the last batch whose file has this ending. Before the first batch there is a record
   * of time 0, which is none.
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
