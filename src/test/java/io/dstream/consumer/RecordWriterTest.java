package io.dstream.consumer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordWriterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void textIsTheBytesOfTheValues() throws IOException {
    write(RecordWriter.text(out, false), record("k", "two words"), record(null, "b\u00e4\u0000d"));
    assertThat(out.toString(ISO_8859_1)).isEqualTo("two words\nb\u00e4\u0000d\n");
  }

  @Test
  void keysStandBeforeATab() throws IOException {
    write(RecordWriter.text(out, true), record("k", "v"), record(null, "v"), record("k", null));
    assertThat(out.toString(ISO_8859_1)).isEqualTo("k\tv\n\tv\nk\t\n");
  }

  @Test
  void nothingIsWrittenBeforeTheFlush() throws IOException {
    RecordWriter.text(out, false).write(record("k", "v"));
    assertThat(out.size()).isZero();
  }

  @Test
  void jsonIsAnObjectALine() throws IOException {
    write(RecordWriter.json(out), record("k", "say \"a\"\n"), record(null, null));
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            {"topic":"t","partition":1,"offset":7,"timestamp":"2026-11-22T16:00:01.500Z",\
            "key":"k","value":"say \\"a\\"\\n"}
            {"topic":"t","partition":1,"offset":7,"timestamp":"2026-11-22T16:00:01.500Z",\
            "key":null,"value":null}
            """);
  }

  @Test
  void inJsonBytesThatAreNoTextAreReplaced() throws IOException {
    write(RecordWriter.json(out), record(null, "b\u00e4d \u00c3\u00a4"));
    assertThat(out.toString(UTF_8)).contains("\"value\":\"b\uFFFDd \u00e4\"");
  }

  @Test
  void headersMayComeTwice() throws IOException {
    Headers headers = new RecordHeaders();
    headers.add("a", "1".getBytes(UTF_8)).add("a", null);
    write(RecordWriter.json(out), record(-1, "k", "v", headers));
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            {"topic":"t","partition":1,"offset":7,"timestamp":null,"key":"k","value":"v",\
            "headers":[{"key":"a","value":"1"},{"key":"a","value":null}]}
            """);
  }

  private void write(RecordWriter writer, ConsumerRecord<?, ?>... records) throws IOException {
    for (ConsumerRecord<?, ?> record : List.of(records)) {
      @SuppressWarnings("unchecked")
      ConsumerRecord<byte[], byte[]> bytes = (ConsumerRecord<byte[], byte[]>) record;
      writer.write(bytes);
    }
    writer.flush();
  }

  private static ConsumerRecord<byte[], byte[]> record(String key, String value) {
    return record(1_795_363_201_500L, key, value, new RecordHeaders());
  }

  private static ConsumerRecord<byte[], byte[]> record(
      long timestamp, String key, String value, Headers headers) {
    return new ConsumerRecord<>(
        "t",
        1,
        7L,
        timestamp,
        TimestampType.CREATE_TIME,
        -1,
        -1,
        bytes(key),
        bytes(value),
        headers,
        Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(ISO_8859_1);
  }
}
