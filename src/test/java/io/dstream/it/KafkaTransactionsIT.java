package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.control.Notices;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.row.RowBlock;
import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.sink.jdbc.Rows;
import io.dstream.sink.kafka.Delivery;
import io.dstream.sink.kafka.KafkaSink;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.testing.LocalSpark;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A batch that is written again, by whatever process, is in a topic once. */
class KafkaTransactionsIT {
  private static final Instant TIME = Instant.parse("2026-11-22T16:00:01Z");
  private static final int PARTITIONS = 4;

  @RegisterExtension static final Broker BROKER = new Broker();

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void aBatchIsThereOnceHoweverOftenItIsWritten() throws Exception {
    BROKER.create("again", PARTITIONS);
    for (int run = 0; run < 2; run++) {
      try (Sink.BatchWriter writer = open("again", Beginning.after(TIME))) {
        write(writer, TIME, words(0, 100));
        write(writer, TIME, words(0, 100));
      }
    }
    try (Sink.BatchWriter writer = open("again", Beginning.after(TIME))) {
      write(writer, TIME.plusMillis(1), words(100, 120));
    }
    assertThat(committed("again")).isEqualTo(texts(0, 120));
  }

  /** A process wrote the words of some partitions and was killed before it came to the others. */
  @Test
  void theRestOfABatchComesBesideWhatIsThere() throws Exception {
    BROKER.create("rest", PARTITIONS);
    List<RowBlock> all = words(0, 100);
    try (Sink.BatchWriter writer = open("rest", Beginning.after(TIME))) {
      write(writer, TIME, all.stream().filter(KafkaTransactionsIT::isOfFirstTwo).toList());
    }
    int before = committed("rest").size();
    assertThat(before).isBetween(1, 99);
    try (Sink.BatchWriter writer = open("rest", Beginning.after(TIME))) {
      write(writer, TIME, all);
    }
    assertThat(committed("rest")).isEqualTo(texts(0, 100));
  }

  private static boolean isOfFirstTwo(RowBlock block) {
    byte[] word = (byte[]) block.rows().next().get(0);
    int hash = org.apache.kafka.common.utils.Utils.murmur2(word);
    return org.apache.kafka.common.utils.Utils.toPositive(hash) % PARTITIONS < 2;
  }

  @Test
  void whatAKilledProcessLeftInATransactionIsNeverSeen() throws Exception {
    BROKER.create("left", PARTITIONS);
    List<KafkaProducer<byte[], byte[]>> killed = new ArrayList<>();
    try (Sink.BatchWriter writer = open("left", Beginning.after(TIME))) {
      write(writer, TIME, words(0, 50)); // its producers wait for the next batch
      for (int partition = 0; partition < PARTITIONS; partition++) {
        killed.add(inTransaction("left", partition));
      }
      write(writer, TIME.plusMillis(1), words(50, 100));
    }
    assertThat(committed("left")).isEqualTo(texts(0, 100));
    for (KafkaProducer<byte[], byte[]> late : killed) {
      assertThatThrownBy(late::commitTransaction)
          .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
      late.close(Duration.ZERO);
    }
  }

  /** A producer of another process, with a record on its way. */
  private static KafkaProducer<byte[], byte[]> inTransaction(String topic, int partition)
      throws Exception {
    Map<String, Object> properties = new HashMap<>(config().clientProperties());
    properties.put(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG, "dstream-test-" + topic + "-" + partition);
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(topic, partition, null, "wrong".getBytes(UTF_8))).get();
    return producer;
  }

  @Test
  void partitionsThatWereAddedWithinABatchAreAnError() throws Exception {
    BROKER.create("added", 2);
    try (Sink.BatchWriter writer = open("added", Beginning.after(TIME))) {
      write(writer, TIME, words(0, 100));
    }
    BROKER.addPartitions("added", 3);
    try (Sink.BatchWriter writer = open("added", Beginning.after(TIME))) {
      assertThatThrownBy(() -> write(writer, TIME, words(0, 100)))
          .isInstanceOf(DstreamException.class)
          .hasMessageContaining("had 2 partitions when a part of the batch of " + TIME)
          .hasMessageContaining("has 3 now");
      write(writer, TIME.plusMillis(1), words(100, 200));
    }
    assertThat(committed("added")).isEqualTo(texts(0, 200));
  }

  @Test
  void rowsWithoutAKeyAreThereAsOftenAsTheBatchHasThem() throws Exception {
    BROKER.create("keyless", PARTITIONS);
    Schema keyless = new Schema(Schema.WORD_COUNT.columns(), List.of(), false, List.of());
    RowBlock a = word("a");
    RowBlock b = word("b");
    try (Sink.BatchWriter writer = open("keyless", keyless, Beginning.after(TIME))) {
      write(writer, TIME, List.of(a, b, a));
      writer.write(spark.context().parallelize(List.of(b, a, a), 1), TIME);
    }
    assertThat(committed("keyless")).isEqualTo(List.of("a", "a", "b"));
  }

  private static KafkaClientConfig config() {
    return KafkaClientConfig.of(BROKER.address());
  }

  private static Sink.BatchWriter open(String topic, Beginning beginning) {
    return open(topic, Schema.WORD_COUNT, beginning);
  }

  private static Sink.BatchWriter open(String topic, Schema schema, Beginning beginning) {
    KafkaSink sink =
        new KafkaSink(
            config(),
            topic,
            List.of(),
            RowFormat.Name.tsv,
            Delivery.EXACTLY_ONCE,
            Duration.ofMinutes(10));
    Notices silent = Notices.to(new PrintWriter(Writer.nullWriter()), true, false);
    return sink.open(
        schema,
        new Beginning(beginning.latest(), Optional.of("test")),
        new Sink.Outlets(OutputStream.nullOutputStream(), silent));
  }

  private static void write(Sink.BatchWriter writer, Instant time, List<RowBlock> rows)
      throws IOException {
    writer.write(spark.context().parallelize(rows, 2), time);
  }

  private static List<RowBlock> words(int from, int to) {
    return texts(from, to).stream().map(KafkaTransactionsIT::word).toList();
  }

  private static RowBlock word(String text) {
    return Rows.one(text.getBytes(UTF_8), 1L);
  }

  private static List<String> texts(int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> "w%03d".formatted(n)).toList();
  }

  /** The words that readers of committed records see, in their order. */
  private List<String> committed(String topic) {
    return BROKER
        .into(dstream.command("consume --from-beginning --exit --topic " + topic))
        .with("--kafka-property", "isolation.level=read_committed")
        .runHere()
        .out()
        .lines()
        .map(line -> line.split("\t", -1)[1])
        .sorted()
        .toList();
  }
}
