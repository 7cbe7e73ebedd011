package io.dstream.chaos;

import io.dstream.chaos.ChaosSpec.Brokers;
import io.dstream.kafka.KafkaBroker;
import io.dstream.kafka.KafkaTopic;
import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.sink.kafka.Delivery;
import io.dstream.sink.kafka.KafkaSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A topic whose committed records are read: {@code time<TAB>word<TAB>count}. */
final class TopicOutlet implements Outlet {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Brokers brokers;
  private final String name;
  private final Delivery delivery;
  private final boolean keep;

  private TopicOutlet(Brokers brokers, String name, Delivery delivery, boolean keep) {
    this.brokers = brokers;
    this.name = name;
    this.delivery = delivery;
    this.keep = keep;
  }

  /** Creates a topic, which is deleted at the end unless it is to be kept. */
  static TopicOutlet at(Brokers brokers, Workspace workspace, boolean keep, Cleanup cleanup) {
    String name = "dstream-chaos-out-" + workspace.id();
    return made(new TopicOutlet(brokers, name, Delivery.EXACTLY_ONCE, keep), cleanup);
  }

  private static TopicOutlet made(TopicOutlet outlet, Cleanup cleanup) {
    KafkaTopic topic = new KafkaTopic(outlet.name, TopicInlet.PARTITIONS);
    KafkaBroker.createMissingTopics(outlet.brokers.config(), List.of(topic));
    if (!outlet.keep) {
      // The group of its transactions is named after it.
      cleanup.add(
          () ->
              KafkaBroker.delete(
                  outlet.brokers.config(),
                  outlet.name,
                  group -> group.startsWith("dstream-") && group.endsWith("-" + outlet.name)));
    }
    return outlet;
  }

  @Override
  public List<String> arguments() {
    List<String> words = new ArrayList<>(List.of("--sink", "kafka", "--sink-topic", name));
    words.addAll(List.of("--sink-format", "tsv", "--sink-guarantee", delivery.toString()));
    brokers.arguments().forEach(word -> words.add(word.replaceFirst("^--", "--sink-")));
    return words;
  }

  @Override
  public List<Path> watched() {
    return List.of();
  }

  @Override
  public void read(Found found) {
    try (TopicRows rows = TopicRows.open(brokers.config(), name)) {
      for (Optional<RowsByBatch.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        found.addLine(row.get().batch(), row.get().line());
      }
    }
  }

  @Override
  public ResultReader results(Schema schema) {
    TopicRows rows = TopicRows.open(brokers.config(), name);
    return new RowsByBatch(rows::next, rows::close);
  }

  /** Returns another topic. Its writer is never killed, so it needs no transactions. */
  @Override
  public Outlet another(Workspace workspace, Cleanup cleanup) {
    return made(
        new TopicOutlet(brokers, name + "-expected", Delivery.AT_LEAST_ONCE, keep), cleanup);
  }

  @Override
  public Sink sink() {
    return new KafkaSink(brokers.config(), name, List.of(), RowFormat.Name.tsv, delivery, PATIENCE);
  }
}
