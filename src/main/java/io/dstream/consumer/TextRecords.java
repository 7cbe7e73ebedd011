package io.dstream.consumer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes the bytes of records unchanged. */
final class TextRecords implements RecordWriter {
  static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final boolean keys;

  TextRecords(OutputStream out, boolean keys) {
    this.out = new BufferedOutputStream(out, BUFFER);
    this.keys = keys;
  }

  @Override
  public void write(ConsumerRecord<byte[], byte[]> record) throws IOException {
    if (keys) {
      writeUnlessNull(record.key());
      out.write('\t');
    }
    writeUnlessNull(record.value());
    out.write('\n');
  }

  private void writeUnlessNull(byte[] bytes) throws IOException {
    if (bytes != null) {
      out.write(bytes);
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
