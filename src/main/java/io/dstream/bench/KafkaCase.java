package io.dstream.bench;

import io.dstream.embedded.EmbeddedKafka;
import io.dstream.embedded.EmbeddedKafkaConfig;
import io.dstream.kafka.KafkaOffsets;
import io.dstream.kafka.KafkaTopic;
import io.dstream.spec.DstreamException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Counts records of a Kafka topic, one per line. The figure is records per processing time that
 * Spark reports. The topic is filled first. It is read in batches of an eighth, and the first ones
 * are only warm-up.
 */
final class KafkaCase implements BenchCase {
  private static final String TOPIC = "bench";
  private static final int BATCHES = 8;

  /**
   * The number of warm-up batches, half of the topic. A consumer is fast only after millions of
   * records.
   */
  private static final int WARM_UPS = 4;

  private final BenchSpec spec;
  private final Supplier<ZipfText> texts;
  private final int partitions;

  /** Whether a pipeline counts matching lines instead of words. */
  private final boolean matches;

  private EmbeddedKafka kafka;
  private long records;
  private Tally tally;

  private KafkaCase(BenchSpec spec, Supplier<ZipfText> texts, int partitions, boolean matches) {
    this.spec = spec;
    this.texts = texts;
    this.partitions = partitions;
    this.matches = matches;
  }

  /** Returns a case that counts words. */
  static KafkaCase ofWords(BenchSpec spec, Supplier<ZipfText> texts, int partitions) {
    return new KafkaCase(spec, texts, partitions, false);
  }

  /** Returns a case that counts matching lines with {@code pipe}. */
  static KafkaCase ofMatches(BenchSpec spec, Supplier<ZipfText> texts) {
    return new KafkaCase(spec, texts, 2, true);
  }

  @Override
  public String name() {
    return matches ? "pipe-filter" : "kafka-" + partitions;
  }

  @Override
  public String unit() {
    return "records/s";
  }

  @Override
  public String goal() {
    return "5 times textbook";
  }

  @Override
  public String heap() {
    return spec.heap();
  }

  @Override
  public List<String> contenders() {
    return List.of(DSTREAM, TEXTBOOK);
  }

  @Override
  public Figures run(String contender, Workspace workspace) {
    if (kafka == null) {
      fill();
    }
    long rate = records / partitions / BATCHES + 1;
    StreamPlan plan =
        StreamPlan.of(program(contender), StreamPlan.Source.KAFKA, kafka.address() + "/" + TOPIC)
            .atMost(rate);
    try (TrialProcess stream = TrialProcess.stream(matches ? plan.matches() : plan, workspace)) {
      List<Batch> batches = stream.until(tally.words());
      Checks.requireSame(tally, batches);
      List<Batch> full = batches.stream().filter(batch -> batch.tally().words() > 0).toList();
      List<Batch> measured = full.subList(WARM_UPS, full.size());
      double millis = measured.stream().mapToLong(Batch::processing).sum();
      double words = measured.stream().mapToLong(batch -> batch.tally().words()).sum();
      return Figures.of(contender, words / tally.words() * records / millis * 1e3);
    }
  }

  private StreamPlan.Contender program(String contender) {
    StreamPlan.Contender named = StreamPlan.Contender.named(contender);
    return matches && named == StreamPlan.Contender.WORDCOUNT ? StreamPlan.Contender.PIPE : named;
  }

  private void fill() {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.withTopics(new KafkaTopic(TOPIC, partitions)));
    records = fill(kafka, TOPIC, partitions, texts.get(), spec.copies());
    ZipfText text = texts.get();
    Tally once = matches ? Tally.ofNumber(text.lines(StreamPlan.SOUGHT)) : text.tally();
    tally = once.times(spec.copies());
    readAll();
  }

  /**
   * Reads all records, so that the broker is as warm for the first contender as for the next ones.
   */
  private void readAll() {
    Map<String, Object> properties = kafka.clientConfig().clientProperties();
    Set<TopicPartition> all = KafkaOffsets.partitionsOf(List.of(new KafkaTopic(TOPIC, partitions)));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream()
          .anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
        consumer.poll(Duration.ofSeconds(1));
      }
    }
  }

  /** Sends copies of a text, one record per line, and returns the number of records. */
  static long fill(EmbeddedKafka kafka, String topic, int partitions, ZipfText text, int copies) {
    Map<String, Object> properties = kafka.clientConfig().clientProperties();
    properties.put("linger.ms", 20);
    properties.put("batch.size", 256 * 1024);
    AtomicLong records = new AtomicLong();
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int copy = 0; copy < copies; copy++) {
        text.forEachLine(
            line -> {
              int partition = (int) (records.getAndIncrement() % partitions);
              Future<?> unused =
                  producer.send(
                      new ProducerRecord<>(topic, partition, null, line),
                      (sent, e) -> failure.compareAndSet(null, e));
            });
      }
    }
    if (failure.get() != null) {
      throw DstreamException.failed(
          "the topic cannot be filled: " + failure.get().getMessage(), failure.get());
    }
    return records.get();
  }

  @Override
  public void close() {
    if (kafka != null) {
      kafka.close();
    }
  }
}
