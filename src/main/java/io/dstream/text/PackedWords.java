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
 * Words and counts packed into one array, for the shuffle and for checkpoints: per word its length
 * (varint), its bytes, its count (zigzag varint; base-128 varints as in Protocol Buffers). A chunk
 * is about {@value #CHUNK_BYTES} bytes; only a single longer word makes a longer one.
 */
public final class PackedWords implements WordCounts, Externalizable {
  private static final long serialVersionUID = 1L;
  private static final int CHUNK_BYTES = 4 << 20;
  private static final int VARINTS = 5 + 10;

  private byte[] data = new byte[256];
  private int length;

  /** An empty chunk. */
  public PackedWords() {}

  /**
   * Packs counts, word by word into the partition it belongs to.
   *
   * @return the chunks of each of {@code partitions} partitions
   */
  public static List<List<PackedWords>> pack(WordCounts counts, int partitions) {
    List<List<PackedWords>> chunks = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      chunks.add(new ArrayList<>());
    }
    counts.forEach(
        (bytes, from, to, count) -> {
          int partition = partitions == 1 ? 0 : WordHash.partition(bytes, from, to, partitions);
          chunkFor(chunks.get(partition), to - from).put(bytes, from, to, count);
        });
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

  private void putVarint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      data[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    data[length++] = (byte) rest;
  }

  /** In the order in which they were packed. */
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

  /** Bytes of memory, about. */
  public long memory() {
    return data.length;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(length);
    out.write(data, 0, length);
  }

  void readFrom(DataInput in) throws IOException {
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
