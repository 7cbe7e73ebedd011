package io.dstream.sink.kafka;

import io.dstream.row.TimeFormat;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Makes the records of a batch. The batch time is the timestamp of each record, and the header
 * {@value #HEADER} holds it as ISO 8601 in UTC.
 */
record BatchRecords(String topic, Instant time) implements Serializable {
  private static final long serialVersionUID = 1L;

  static final String HEADER = "batch-time";

  /** Returns the batch time as text. */
  String text() {
    return TimeFormat.UTC.of(time);
  }

  /**
   * Returns a record.
   *
   * @param partition null to let Kafka's partitioner choose
   * @param key null for none
   */
  ProducerRecord<byte[], byte[]> of(Integer partition, byte[] key, byte[] value) {
    Header header = new RecordHeader(HEADER, text().getBytes(StandardCharsets.US_ASCII));
    return new ProducerRecord<>(topic, partition, time.toEpochMilli(), key, value, List.of(header));
  }
}
