package io.dstream.source;

import io.dstream.spark.RecordTypes;
import io.dstream.spec.RecordField;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Encodes the fields of records as the bytes of an {@code UnsafeRow} of {@link RecordTypes}, for
 * one task.
 */
final class FieldRows {
  private final List<RecordField> fields;
  private final UnsafeProjection rows;

  FieldRows(List<RecordField> fields) {
    this.fields = fields;
    this.rows = UnsafeProjection.create(RecordTypes.of(fields));
  }

  /** Returns the fields of every line of a file. */
  byte[] of(String file) {
    return bytes(field -> UTF8String.fromString(file));
  }

  /** Returns the fields of a Kafka record. */
  byte[] of(ConsumerRecord<ByteBuffer, ByteBuffer> kafka) {
    return bytes(field -> value(field, kafka));
  }

  /** Returns the fields of a Flume event: its headers. */
  byte[] of(Map<CharSequence, CharSequence> headers) {
    return bytes(field -> headers(headers));
  }

  private static GenericArrayData headers(Map<CharSequence, CharSequence> headers) {
    return new GenericArrayData(
        headers.entrySet().stream()
            .map(
                header ->
                    header(
                        header.getKey().toString(),
                        header.getValue().toString().getBytes(StandardCharsets.UTF_8)))
            .toArray());
  }

  private static InternalRow header(String key, byte[] value) {
    return new GenericInternalRow(new Object[] {UTF8String.fromString(key), value});
  }

  /** Supplies the value of a field. */
  private interface Values {
    Object of(RecordField field);
  }

  private byte[] bytes(Values values) {
    GenericInternalRow row = new GenericInternalRow(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      row.update(i, values.of(fields.get(i)));
    }
    return rows.apply(row).getBytes();
  }

  private static Object value(RecordField field, ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    return switch (field) {
      case KEY -> record.key() == null ? null : UTF8String.fromBytes(bytes(record.key()));
      case TIMESTAMP ->
          record.timestampType() == TimestampType.NO_TIMESTAMP_TYPE
              ? null
              : TimeUnit.MILLISECONDS.toMicros(record.timestamp());
      case TOPIC -> UTF8String.fromString(record.topic());
      case PARTITION -> record.partition();
      case OFFSET -> record.offset();
      case HEADERS -> headers(record);
      case FILE -> throw new IllegalArgumentException("a record of Kafka has no " + field);
    };
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static GenericArrayData headers(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    return new GenericArrayData(
        Stream.of(record.headers().toArray())
            .map(header -> header(header.key(), header.value()))
            .toArray());
  }
}
