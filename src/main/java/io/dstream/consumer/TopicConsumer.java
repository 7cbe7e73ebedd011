package io.dstream.consumer;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.kafka.BrokerErrors;
import io.dstream.kafka.KafkaOffsets;
import io.dstream.kafka.KafkaTopic;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Prints the messages of topics as they arrive, in order per partition. It ends after the count, at
 * the end, or when a stop is requested. It prints the messages that it has already polled first.
 */
public final class TopicConsumer {
  /** How long the brokers may take to answer a request; they were available at the start. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The longest time until a stop request is noticed. */
  private static final Duration POLL = Duration.ofMillis(200);

  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final ConsumeSpec spec;
  private final Consumer<byte[], byte[]> client;
  private final Membership membership;
  private final RecordWriter writer;
  private final Notices notices;
  private final long limit;
  private long printed;

  private TopicConsumer(
      ConsumeSpec spec, Consumer<byte[], byte[]> client, RecordWriter writer, Notices notices) {
    this.spec = spec;
    this.client = client;
    this.writer = writer;
    this.notices = notices;
    this.limit = spec.count().orElse(Long.MAX_VALUE);
    this.membership =
        spec.group().isPresent()
            ? new GroupMember(spec, client, notices)
            : new AssignedPartitions(spec, client, notices);
  }

  /**
   * Reads and prints messages.
   *
   * @param notices receives why nothing arrives, and offsets that are gone
   * @return the number of messages printed
   * @throws DstreamException exit status 1 if no broker can be reached at the start, if it refuses
   *     the client, or if a topic is deleted in the meantime; 2 if a topic does not exist
   * @throws IOException from {@code writer}
   */
  public static long run(ConsumeSpec spec, RecordWriter writer, Notices notices, StopRequest stop)
      throws IOException {
    return run(spec, writer, notices, stop, Watch.Intervals.USUAL);
  }

  static long run(
      ConsumeSpec spec,
      RecordWriter writer,
      Notices notices,
      StopRequest stop,
      Watch.Intervals intervals)
      throws IOException {
    List<KafkaTopic> topics = spec.topics().requiredTopics(spec.kafka());
    Consumer<byte[], byte[]> client = connect(spec);
    try {
      return new TopicConsumer(spec, client, writer, notices).read(topics, stop, intervals);
    } catch (KafkaException e) {
      throw BrokerErrors.explained(spec.kafka(), e);
    } finally {
      client.close(GOODBYE);
    }
  }

  private static Consumer<byte[], byte[]> connect(ConsumeSpec spec) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return BrokerErrors.open(
        spec.kafka(), () -> new KafkaConsumer<>(ConsumerSettings.of(spec), bytes, bytes));
  }

  private long read(List<KafkaTopic> topics, StopRequest stop, Watch.Intervals intervals)
      throws IOException {
    EndOffsets ends = ends(topics);
    membership.join(topics);
    Watch watch = new Watch(spec, client, membership, this::position, notices, intervals);
    while (!stop.requested() && printed < limit && !isAt(ends)) {
      ConsumerRecords<byte[], byte[]> polled = poll();
      Map<TopicPartition, Long> next = new HashMap<>();
      for (TopicPartition partition : polled.partitions()) {
        next.put(partition, print(polled.records(partition), ends.of(partition)));
      }
      writer.flush();
      membership.settle(next);
      watch.afterPoll(!polled.isEmpty());
    }
    membership.leave();
    return printed;
  }

  private boolean isAt(EndOffsets ends) {
    return ends.reached(client.assignment(), this::position)
        || ends.offsets().map(membership::othersReached).orElse(false);
  }

  private EndOffsets ends(List<KafkaTopic> topics) {
    return new EndOffsets(
        spec.untilEnd()
            ? Optional.of(client.endOffsets(KafkaOffsets.partitionsOf(topics), PATIENCE))
            : Optional.empty());
  }

  /**
   * Prints the records before the end and within the count. Returns the offset at which to
   * continue.
   */
  private long print(List<ConsumerRecord<byte[], byte[]>> records, long end) throws IOException {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.offset() >= end || printed == limit) {
        return record.offset();
      }
      writer.write(record);
      printed++;
    }
    return records.get(records.size() - 1).offset() + 1;
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    try {
      return client.poll(POLL);
    } catch (OffsetOutOfRangeException e) {
      e.offsetOutOfRangePartitions().forEach(this::passOver);
      return ConsumerRecords.empty();
    }
  }

  /** Skips offsets that retention deleted, or that a recreated topic does not have. */
  private void passOver(TopicPartition partition, long gone) {
    long first = client.beginningOffsets(List.of(partition), PATIENCE).get(partition);
    notices.say(
        String.format(
            Locale.ROOT, "offset %d of %s is gone; it goes on at %d", gone, partition, first));
    client.seek(partition, first);
  }

  /** Returns the next offset of a partition; negative if it is not known now. */
  private long position(TopicPartition partition) {
    try {
      return client.position(partition, POLL);
    } catch (TimeoutException e) {
      return -1;
    }
  }
}
