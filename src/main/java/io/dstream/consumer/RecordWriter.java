package io.dstream.consumer;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes records as lines, each ending with LF. Not thread-safe. */
public interface RecordWriter {
  /** Writes a record; it may be kept back until {@link #flush}. */
  void write(ConsumerRecord<byte[], byte[]> record) throws IOException;

  /** Hands on all that was written. */
  void flush() throws IOException;

  /**
   * Values as they are, nothing for a value that is null.
   *
   * @param keys whether the key and a TAB stand before each value
   */
  static RecordWriter text(OutputStream out, boolean keys) {
    return new TextRecords(out, keys);
  }

  /**
   * One JSON object a record (RFC 8259), in UTF-8, with {@code topic}, {@code partition}, {@code
   * offset}, {@code timestamp} (ISO 8601, UTC), {@code key}, {@code value} and, where there are
   * any, {@code headers}; bytes that are no UTF-8 become U+FFFD.
   */
  static RecordWriter json(OutputStream out) throws IOException {
    return new JsonRecords(out);
  }
}
