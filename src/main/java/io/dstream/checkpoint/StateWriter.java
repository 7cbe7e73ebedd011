package io.dstream.checkpoint;

import io.dstream.checkpoint.StateFiles.Part;
import io.dstream.checkpoint.StateFiles.Place;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;

/**
 * Writes a state file part by part, so that only one group need be in memory. The file contains:
 * its format and the batch's place; the parts; the index, which has the number of parts and the
 * group, kind, offset, length and CRC-32C of each; the offset of the index; a CRC-32C of everything
 * except the parts.
 */
public final class StateWriter implements AutoCloseable {
  /** The format of state files; it differs from the format of the checkpoint. */
  static final int FORMAT = 2;

  /** The number of bytes before the first part. */
  static final int HEAD = Integer.BYTES + 2 * Long.BYTES;

  /** The number of bytes after the index. */
  static final int TAIL = Long.BYTES + Integer.BYTES;

  /** The number of bytes of the index per part. */
  static final int ENTRY = 3 * Integer.BYTES + Byte.BYTES + Long.BYTES;

  private final DurableFiles.Unfinished file;
  private final CRC32C sum = new CRC32C();
  private final List<Part> parts = new ArrayList<>();

  StateWriter(DurableFiles.Unfinished file, Place place) throws IOException {
    this.file = file;
    file.write(
        out -> {
          DataOutputStream head = new DataOutputStream(new CheckedOutputStream(out, sum));
          head.writeInt(FORMAT);
          head.writeLong(place.before());
          head.writeLong(place.number());
          head.flush();
        });
  }

  /** Writes the content of a part. */
  @FunctionalInterface
  public interface Content {
    void writeTo(DataOutput out) throws IOException;
  }

  /** Writes what a batch brought to a group. */
  public void change(int group, Content content) throws IOException {
    part(group, false, content);
  }

  /** Writes the whole state of a group after the batch. */
  public void whole(int group, Content content) throws IOException {
    part(group, true, content);
  }

  private void part(int group, boolean whole, Content content) throws IOException {
    file.write(out -> parts.add(part(group, whole, content, out)));
  }

  private static Part part(int group, boolean whole, Content content, FSDataOutputStream out)
      throws IOException {
    CRC32C partSum = new CRC32C();
    long offset = out.getPos();
    DataOutputStream part = new DataOutputStream(new CheckedOutputStream(out, partSum));
    content.writeTo(part);
    long length = out.getPos() - offset;
    if (length > Integer.MAX_VALUE - Long.BYTES) { // a part is read into an array
      throw new IOException("group " + group + " has more than 2 GiB");
    }
    return new Part(group, whole, offset, (int) length, (int) partSum.getValue());
  }

  /** Completes the file; returns when it is on disk. */
  public void finish() throws IOException {
    file.write(
        out -> {
          long begin = out.getPos();
          DataOutputStream index = new DataOutputStream(new CheckedOutputStream(out, sum));
          index.writeInt(parts.size());
          for (Part part : parts) {
            index.writeInt(part.group());
            index.writeBoolean(part.whole());
            index.writeLong(part.offset());
            index.writeInt(part.length());
            index.writeInt(part.sum());
          }
          index.writeLong(begin);
          index.writeInt((int) sum.getValue());
          index.flush();
        });
    file.finish();
  }

  /** Removes the file if it is not finished. */
  @Override
  public void close() throws IOException {
    file.close();
  }
}
