package io.dstream.sink.kafka;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Serialized keys and values that are shuffled to the task of their partition. Each record is the
 * length of the key (-1 for none), the key, the length of the value, and the value.
 */
final class PackedRecords {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** Adds a record; {@code key} is null for none. */
  void add(byte[] key, byte[] value) {
    try {
      out.writeInt(key == null ? -1 : key.length);
      if (key != null) {
        out.write(key);
      }
      out.writeInt(value.length);
      out.write(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // cannot happen: the bytes go to memory
    }
  }

  /** Returns the number of bytes. */
  int size() {
    return bytes.size();
  }

  /** Returns the bytes so far and clears this buffer. */
  byte[] take() {
    byte[] taken = bytes.toByteArray();
    bytes.reset();
    return taken;
  }

  /** Receives a record; its key is null for none. */
  @FunctionalInterface
  interface Taker {
    void take(byte[] key, byte[] value);
  }

  /** Reads records in the order in which they were added. */
  static void read(byte[] packed, Taker taker) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
      while (in.available() > 0) {
        int key = in.readInt();
        taker.take(key < 0 ? null : in.readNBytes(key), in.readNBytes(in.readInt()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // cannot happen: add wrote the bytes
    }
  }
}
