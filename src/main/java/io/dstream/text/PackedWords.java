package io.dstream.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Words and counts packed into one array, for the shuffle and for checkpoints. Per word it holds
 * the length (varint), the bytes, and the count (zigzag varint); varints are base 128 as in
 * Protocol Buffers. A chunk has about {@value #CHUNK_BYTES} bytes; only a single longer word makes
 * a longer one. Its memory is one array, so Spark's SizeEstimator has no objects to traverse.
 */
public final class PackedWords implements WordCounts, Externalizable {
  private static final long serialVersionUID = 1L;

  /** Below half a G1 region at 1 GiB of heap, so that chunks are not humongous objects. */
  private static final int CHUNK_BYTES = 256 << 10;

  /** Small, because a batch of a few words has one chunk for each of many groups. */
  private static final int SMALLEST = 32;

  private static final int VARINTS = 5 + 10;

  private byte[] data = new byte[SMALLEST];
  private int length;

  /** Creates an empty chunk. */
  public PackedWords() {}

  /** Packs all counts in their order. */
  public static List<PackedWords> pack(WordCounts counts) {
    List<PackedWords> chunks = new ArrayList<>();
    counts.forEach(
        (bytes, from, to, count) -> chunkFor(chunks, to - from).put(bytes, from, to, count));
    chunks.forEach(PackedWords::trim);
    return chunks;
  }

  /**
   * Packs the counts of the words whose group is in {@code [first, end)}, each group separately.
   *
   * @param groups the total number of groups
   * @return the chunks of each requested group, in order; a group without words has no chunk
   */
  public static List<List<PackedWords>> pack(WordCounts counts, int groups, int first, int end) {
    List<List<PackedWords>> chunks = new ArrayList<>();
    for (int i = first; i < end; i++) {
      chunks.add(new ArrayList<>(1));
    }
    counts.forEach(
        (bytes, from, to, count) -> {
          int group = WordHash.group(bytes, from, to, groups);
          if (group >= first && group < end) {
            chunkFor(chunks.get(group - first), to - from).put(bytes, from, to, count);
          }
        });
    chunks.forEach(group -> group.forEach(PackedWords::trim));
    return chunks;
  }

  private static PackedWords chunkFor(List<PackedWords> chunks, int word) {
    if (!chunks.isEmpty()) {
      PackedWords last = chunks.get(chunks.size() - 1);
      if (last.length + word <= CHUNK_BYTES) {
        return last;
      }
    }
    PackedWords chunk = new PackedWords();
    chunks.add(chunk);
    return chunk;
  }

  private void put(byte[] bytes, int from, int to, long count) {
    int word = to - from;
    long needed = (long) length + word + VARINTS;
    if (needed > data.length) {
      data =
          Arrays.copyOf(
              data, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, 2L * data.length)));
    }
    putVarint(word);
    System.arraycopy(bytes, from, data, length, word);
    length += word;
    putVarint(count << 1 ^ count >> 63);
  }

  private void trim() {
    data = Arrays.copyOf(data, length);
  }

  private void putVarint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      data[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    data[length++] = (byte) rest;
  }

  /** Passes on the words in the order in which they were packed. */
  @Override
  public void forEach(WordTable.Entry entry) {
    Cursor cursor = new Cursor();
    while (cursor.at < length) {
      int word = (int) cursor.varint();
      int from = cursor.at;
      cursor.at += word;
      long zigzag = cursor.varint();
      entry.accept(data, from, from + word, zigzag >>> 1 ^ -(zigzag & 1));
    }
  }

  private final class Cursor {
    private int at;

    long varint() {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte b = data[at++];
        value |= (long) (b & 0x7F) << shift;
        if (b >= 0) {
          return value;
        }
      }
    }
  }

  /** The approximate memory in bytes. */
  public long memory() {
    return data.length;
  }

  /** Writes the chunk's length in bytes and its bytes. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(length);
    out.write(data, 0, length);
  }

  /** Replaces the contents with what {@link #writeTo} wrote. */
  public void readFrom(DataInput in) throws IOException {
    length = in.readInt();
    data = new byte[length];
    in.readFully(data);
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    writeTo(out);
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    readFrom(in);
  }
}
