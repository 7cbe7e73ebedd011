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
 * Writes a file of state, part by part, so that no more than one group need be in memory. The file:
 * its format and the batch's place; the parts; the index, that is how many parts there are and of
 * each group, kind, offset, length and CRC-32C; the index's offset; a CRC-32C of all that is no
 * part.
 */
public final class StateWriter implements AutoCloseable {
  /** Of state files; another number than that of the checkpoint. */
  static final int FORMAT = 2;

  /** Bytes before the first part. */
  static final int HEAD = Integer.BYTES + 2 * Long.BYTES;

  /** Bytes after the index. */
  static final int TAIL = Long.BYTES + Integer.BYTES;

  /** Bytes of the index for each part. */
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

  /** What a part is written by. */
  @FunctionalInterface
  public interface Content {
    void writeTo(DataOutput out) throws IOException;
  }

  /** Writes what a batch brought to a group. */
  public void change(int group, Content content) throws IOException {
    part(group, false, content);
  }

  /** Writes all that a group remembers after the batch. */
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
    if (length > Integer.MAX_VALUE - Long.BYTES) { // it is read into an array
      throw new IOException("group " + group + " has more than 2 GiB");
    }
    return new Part(group, whole, offset, (int) length, (int) partSum.getValue());
  }

  /** The file is complete; back when it is on the disk. */
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
