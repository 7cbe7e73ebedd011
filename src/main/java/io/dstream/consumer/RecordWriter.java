package io.dstream.consumer;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes records as lines, each ending with LF. Not thread-safe. */
public interface RecordWriter {
  /** Writes a record, which may be buffered until {@link #flush}. */
  void write(ConsumerRecord<byte[], byte[]> record) throws IOException;

  /** Passes on all records that were written. */
  void flush() throws IOException;

  /**
   * Creates a writer of unchanged values. It writes nothing for a value that is null.
   *
   * @param keys whether to write the key and a TAB before each value
   */
  static RecordWriter text(OutputStream out, boolean keys) {
    return new TextRecords(out, keys);
  }

  /**
   * Creates a writer of one JSON object per record (RFC 8259), in UTF-8, with {@code topic}, {@code
   * partition}, {@code offset}, {@code timestamp} (ISO 8601, UTC), {@code key}, {@code value} and,
   * if there are any, {@code headers}. Bytes that are not UTF-8 become U+FFFD.
   */
  static RecordWriter json(OutputStream out) throws IOException {
    return new JsonRecords(out);
  }
}
