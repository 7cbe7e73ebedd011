package io.dstream.checkpoint;

import io.dstream.spec.DstreamException;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * The files of a stream's state: one for each batch and each task, which has a range of the key
 * groups. What is in a file is found by its index ({@link StateIndex}), group by group, so that a
 * task of another range reads of it what is its own.
 */
public final class StateFiles {
  private static final int DIGITS = 20;

  /** What the names of directories within begin with, of the second state and further ones. */
  static final String OTHER = "state-";

  private final DurableFiles files;

  StateFiles(Path directory, Configuration conf) throws IOException {
    files = new DurableFiles(directory, conf);
  }

  /**
   * A file's name.
   *
   * @param time the batch's time, milliseconds since the epoch
   * @param first the first group that the file has
   * @param last the last group that the file has
   * @param kind what the file holds
   */
  public record Name(long time, int first, int last, String kind) {
    private static final int GROUP_DIGITS = 3;
    private static final String HELD = "held";

    /**
     * Of the file of a batch.
     *
     * @param held whether nothing was due in the batch
     */
    public static Name of(long time, int first, int last, String kind, boolean held) {
      return new Name(time, first, last, held ? HELD : kind);
    }

    /** Whether nothing was due in the batch: its file has no parts. */
    public boolean held() {
      return kind.equals(HELD);
    }

    static Name of(String file) {
      int groups = DIGITS + 1;
      int kind = groups + 2 * GROUP_DIGITS + 2;
      return new Name(
          Long.parseLong(file.substring(0, DIGITS)),
          Integer.parseInt(file.substring(groups, groups + GROUP_DIGITS)),
          Integer.parseInt(file.substring(kind - 1 - GROUP_DIGITS, kind - 1)),
          file.substring(kind));
    }

    /** Whether the file has this group. */
    public boolean has(int group) {
      return first <= group && group <= last;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%0" + DIGITS + "d.%0" + GROUP_DIGITS + "d-%0" + GROUP_DIGITS + "d.%s",
          time,
          first,
          last,
          kind);
    }
  }

  /**
   * Where a batch stands among the batches.
   *
   * @param before the time of the batch before in which something was due, milliseconds since the
   *     epoch: by it a missing file is found; 0 for the first batch
   * @param number how many batches there are up to this one in which something was due
   */
  public record Place(long before, long number) {}

  /**
   * A part of a file.
   *
   * @param whole whether it has all that the group remembers, or what the batch brought to it
   * @param offset of its first byte in the file
   * @param length in bytes
   * @param sum CRC-32C of its bytes
   */
  record Part(int group, boolean whole, long offset, int length, int sum) {}

  /** Begins a file, which is there once it is finished, in place of one that is there. */
  public StateWriter begin(Name name, Place place) throws IOException {
    return new StateWriter(files.begin(name.toString()), place);
  }

  /**
   * What is in a file.
   *
   * @throws DstreamException when it is not what was written, or of another format
   */
  public StateIndex index(Name name) throws IOException {
    try {
      return StateIndex.read(this, name);
    } catch (EOFException e) {
      throw damaged(name);
    }
  }

  FSDataInputStream open(Name name) throws IOException {
    return files.open(name.toString());
  }

  long length(Name name) throws IOException {
    return files.length(name.toString());
  }

  /** What to throw where a file must be and is not. */
  public DstreamException missing() {
    return DstreamException.failed(
        "the checkpoint's state in " + files + " is missing",
        "executors on several machines need a directory that all of them see; "
            + CheckpointDirectory.START_OVER,
        null);
  }

  DstreamException damaged(Name name) {
    return unusable(name, "is damaged");
  }

  DstreamException unusable(Name name, String why) {
    return DstreamException.failed(
        "the checkpoint's " + files + "/" + name + " " + why, CheckpointDirectory.START_OVER, null);
  }

  /** The names of the files, the oldest first. */
  public List<Name> names() throws IOException {
    return files.names().stream().filter(name -> !name.startsWith(OTHER)).map(Name::of).toList();
  }

  /** Removes what writers left that were killed; none may be at work. */
  public void deleteUnfinished() throws IOException {
    files.deleteUnfinished();
  }

  public void delete(Name name) throws IOException {
    files.delete(name.toString());
  }
}
