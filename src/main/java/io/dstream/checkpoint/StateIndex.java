package io.dstream.checkpoint;

import io.dstream.checkpoint.StateFiles.Name;
import io.dstream.checkpoint.StateFiles.Part;
import io.dstream.checkpoint.StateFiles.Place;
import io.dstream.spec.DstreamException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * The index of a state file, as {@link StateWriter} wrote it. Checksums are verified before use:
 * that of the index when it is read, and that of each part before it is returned.
 */
public final class StateIndex {
  private final StateFiles files;
  private final Name name;
  private final Place place;
  private final List<Part> parts;

  private StateIndex(StateFiles files, Name name, Place place, List<Part> parts) {
    this.files = files;
    this.name = name;
    this.place = place;
    this.parts = parts;
  }

  static StateIndex read(StateFiles files, Name name) throws IOException {
    long length = files.length(name);
    try (FSDataInputStream in = files.open(name)) {
      byte[] head = new byte[StateWriter.HEAD];
      in.readFully(0, head);
      int format = data(head).readInt();
      if (format != StateWriter.FORMAT) {
        throw files.unusable(
            name, "is of format " + format + ", and this build reads format " + StateWriter.FORMAT);
      }
      byte[] tail = new byte[StateWriter.TAIL];
      in.readFully(Math.max(0, length - tail.length), tail);
      long size = length - tail.length - data(tail).readLong();
      if (size < Integer.BYTES || size > length - head.length - tail.length) {
        throw files.damaged(name);
      }
      byte[] index = new byte[(int) Math.min(size, Integer.MAX_VALUE - Long.BYTES)];
      in.readFully(length - tail.length - size, index);
      requireSum(files, name, head, index, tail);
      DataInputStream place = data(head);
      place.readInt(); // skips the format
      return new StateIndex(
          files, name, new Place(place.readLong(), place.readLong()), parts(data(index)));
    }
  }

  private static void requireSum(
      StateFiles files, Name name, byte[] head, byte[] index, byte[] tail) throws IOException {
    CRC32C sum = new CRC32C();
    sum.update(head);
    sum.update(index);
    sum.update(tail, 0, Long.BYTES);
    DataInputStream end = data(tail);
    end.readLong(); // skips the index's offset
    if (end.readInt() != (int) sum.getValue()) {
      throw files.damaged(name);
    }
  }

  private static DataInputStream data(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private static List<Part> parts(DataInputStream index) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (int rest = index.readInt(); rest > 0; rest--) {
      parts.add(
          new Part(
              index.readInt(),
              index.readBoolean(),
              index.readLong(),
              index.readInt(),
              index.readInt()));
    }
    return parts;
  }

  /** Returns the batch's place among the batches. */
  public Place place() {
    return place;
  }

  /** Returns the time of the batch, milliseconds since the epoch. */
  public long time() {
    return name.time();
  }

  /** Returns what the batch brought to a group, if anything. */
  public Optional<KeptPart> change(int group) {
    return find(group, false);
  }

  /** Returns the whole state of a group after the batch, if the file has it. */
  public Optional<KeptPart> whole(int group) {
    return find(group, true);
  }

  private Optional<KeptPart> find(int group, boolean whole) {
    return parts.stream()
        .filter(part -> part.group() == group && part.whole() == whole)
        .findFirst()
        .map(part -> new KeptPart(this, part));
  }

  /** A part of a file, not read yet. */
  public record KeptPart(StateIndex file, Part part) {
    /** Returns the length in bytes. */
    public int length() {
      return part.length();
    }

    /** Returns whether it is the whole state of the group, or only what a batch brought to it. */
    public boolean whole() {
      return part.whole();
    }

    /** Returns the time of the batch, milliseconds since the epoch. */
    public long time() {
      return file.time();
    }
  }

  /**
   * Reads parts of this file, in the given order; opens the file once.
   *
   * @throws DstreamException when a part is damaged
   */
  public List<byte[]> read(List<KeptPart> wanted) throws IOException {
    List<byte[]> read = new ArrayList<>();
    try (FSDataInputStream in = files.open(name)) {
      for (KeptPart kept : wanted) {
        byte[] bytes = new byte[kept.part.length()];
        in.readFully(kept.part.offset(), bytes);
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        if ((int) sum.getValue() != kept.part.sum()) {
          throw files.damaged(name);
        }
        read.add(bytes);
      }
    } catch (EOFException e) {
      throw files.damaged(name);
    }
    return read;
  }
}
