package io.dstream.checkpoint;

import io.dstream.spec.DstreamException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The files of one partition's state, each of a kind and of a batch's time. They begin with the
 * number of their format and end in a CRC-32C of their content, so that one that another build
 * wrote, or that the disk did not keep whole, is an error and not a wrong count.
 */
public final class StateFiles {
  private static final int FORMAT = 1;
  private static final int BUFFER = 64 * 1024;
  private static final int DIGITS = 20;

  private final DurableFiles files;

  StateFiles(Path directory, Configuration conf) throws IOException {
    files = new DurableFiles(directory, conf);
  }

  /**
   * A file's name.
   *
   * @param time the batch's time, milliseconds since the epoch
   * @param kind what the file holds
   */
  public record Name(long time, String kind) {
    static Name of(String file) {
      return new Name(Long.parseLong(file.substring(0, DIGITS)), file.substring(DIGITS + 1));
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%0" + DIGITS + "d.%s", time, kind);
    }
  }

  /** What a file is written by. */
  @FunctionalInterface
  public interface Content {
    void writeTo(DataOutput out) throws IOException;
  }

  /** What a file is read by. */
  @FunctionalInterface
  public interface Reader<T> {
    T readFrom(DataInput in) throws IOException;
  }

  /** Writes a file whole, in place of one that is there. */
  public void write(Name name, Content content) throws IOException {
    files.write(
        name.toString(),
        file -> {
          CheckedOutputStream checked =
              new CheckedOutputStream(new BufferedOutputStream(file, BUFFER), new CRC32C());
          DataOutputStream out = new DataOutputStream(checked);
          out.writeInt(FORMAT);
          content.writeTo(out);
          out.writeLong(checked.getChecksum().getValue());
          out.flush();
        });
  }

  /**
   * Reads a file.
   *
   * @throws DstreamException when it is not what was written, or of another format
   */
  public <T> T read(Name name, Reader<T> reader) throws IOException {
    requireWhole(name);
    try (DataInputStream in = open(name)) {
      in.readInt(); // the format
      return reader.readFrom(in);
    }
  }

  /** Looks at the format and the sum before a length in the file is believed. */
  private void requireWhole(Name name) throws IOException {
    CRC32C crc = new CRC32C();
    try (DataInputStream in = new DataInputStream(new CheckedInputStream(open(name), crc))) {
      long left = files.length(name.toString()) - Integer.BYTES - Long.BYTES;
      int format = left < 0 ? FORMAT : in.readInt();
      if (format != FORMAT) {
        throw unusable(name, "is of format " + format + ", and this build reads format " + FORMAT);
      }
      in.skipNBytes(Math.max(0, left));
      long sum = crc.getValue();
      if (left < 0 || in.readLong() != sum) {
        throw unusable(name, "is damaged");
      }
    }
  }

  private DataInputStream open(Name name) throws IOException {
    return new DataInputStream(new BufferedInputStream(files.open(name.toString()), BUFFER));
  }

  /** What to throw where a file must be and is not. */
  public DstreamException missing() {
    return DstreamException.failed(
        "the checkpoint's state in " + files + " is missing",
        "executors on several machines need a directory that all of them see; "
            + CheckpointDirectory.START_OVER,
        null);
  }

  private DstreamException unusable(Name name, String why) {
    return DstreamException.failed(
        "the checkpoint's " + files + "/" + name + " " + why, CheckpointDirectory.START_OVER, null);
  }

  /** The names of the files, the oldest first. */
  public List<Name> names() throws IOException {
    return files.names().stream().map(Name::of).toList();
  }

  void deleteUnfinished() throws IOException {
    files.deleteUnfinished();
  }

  public void delete(Name name) throws IOException {
    files.delete(name.toString());
  }
}
