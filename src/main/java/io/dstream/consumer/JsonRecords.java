package io.dstream.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Writes one JSON object per record. */
final class JsonRecords implements RecordWriter {
  private final JsonGenerator json;

  JsonRecords(OutputStream out) throws IOException {
    this.json =
        new JsonFactory().createGenerator(new BufferedOutputStream(out, TextRecords.BUFFER));
    json.setRootValueSeparator(null); // write() ends each line
  }

  @Override
  public void write(ConsumerRecord<byte[], byte[]> record) throws IOException {
    json.writeStartObject();
    json.writeStringField("topic", record.topic());
    json.writeNumberField("partition", record.partition());
    json.writeNumberField("offset", record.offset());
    json.writeStringField("timestamp", time(record.timestamp()));
    writeText("key", record.key());
    writeText("value", record.value());
    writeHeaders(record.headers());
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** Returns the time as text, or null: records from before Kafka 0.10 have none. */
  private static String time(long millis) {
    return millis == ConsumerRecord.NO_TIMESTAMP ? null : Instant.ofEpochMilli(millis).toString();
  }

  private void writeText(String name, byte[] bytes) throws IOException {
    json.writeStringField(name, bytes == null ? null : new String(bytes, UTF_8));
  }

  /** Writes the headers as a list, because a name may occur twice. */
  private void writeHeaders(Headers headers) throws IOException {
    if (!headers.iterator().hasNext()) {
      return;
    }
    json.writeArrayFieldStart("headers");
    for (Header header : headers) {
      json.writeStartObject();
      json.writeStringField("key", header.key());
      writeText("value", header.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public void flush() throws IOException {
    json.flush();
  }
}
