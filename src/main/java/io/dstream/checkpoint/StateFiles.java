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
 * The files of a stream's state: one per batch and task, for the task's range of key groups. An
 * index ({@link StateIndex}) locates the parts of each group in a file, so that a task with another
 * range reads only its own groups.
 */
public final class StateFiles {
  private static final int DIGITS = 20;

  /** The prefix of the subdirectories of the second state and further ones. */
  static final String OTHER = "state-";

  private final DurableFiles files;

  StateFiles(Path directory, Configuration conf) throws IOException {
    files = new DurableFiles(directory, conf);
  }

  /**
   * The name of a file.
   *
   * @param time the batch's time, milliseconds since the epoch
   * @param first the first group in the file
   * @param last the last group in the file
   * @param kind what the file contains
   */
  public record Name(long time, int first, int last, String kind) {
    private static final int GROUP_DIGITS = 3;
    private static final String HELD = "held";

    /**
     * Returns the name of a batch's file.
     *
     * @param held whether nothing was due in the batch
     */
    public static Name of(long time, int first, int last, String kind, boolean held) {
      return new Name(time, first, last, held ? HELD : kind);
    }

    /** Returns whether nothing was due in the batch; its file then has no parts. */
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

    /** Returns whether the file has this group. */
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
   * The place of a batch among the batches.
   *
   * @param before the time of the previous batch in which something was due, milliseconds since the
   *     epoch; it reveals missing files; 0 for the first batch
   * @param number the number of batches up to this one in which something was due
   */
  public record Place(long before, long number) {}

  /**
   * A part of a file.
   *
   * @param whole whether it is the whole state of the group, or only what the batch brought to it
   * @param offset the offset of its first byte in the file
   * @param length its length in bytes
   * @param sum the CRC-32C of its bytes
   */
  record Part(int group, boolean whole, long offset, int length, int sum) {}

  /** Begins a file; when it is finished, it appears and replaces an existing one. */
  public StateWriter begin(Name name, Place place) throws IOException {
    return new StateWriter(files.begin(name.toString()), place);
  }

  /**
   * Reads the index of a file.
   *
   * @throws DstreamException when the file is damaged or has another format
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

  /** Returns the exception for a missing file. */
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

  /** Returns the names of the files, oldest first. */
  public List<Name> names() throws IOException {
    return files.names().stream().filter(name -> !name.startsWith(OTHER)).map(Name::of).toList();
  }

  /** Removes what killed writers left; no writer may be active. */
  public void deleteUnfinished() throws IOException {
    files.deleteUnfinished();
  }

  public void delete(Name name) throws IOException {
    files.delete(name.toString());
  }
}
