package io.dstream.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.dstream.control.OutputClosedException;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.TopicReport;
import io.dstream.kafka.TopicReport.Partition;
import io.dstream.kafka.TopicReport.Range;
import io.dstream.spec.Phrases;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicListing;

/** Formats topics as text and as JSON. */
final class TopicLines {
  private static final List<String> COLUMNS =
      List.of("partition", "leader", "replicas", "in-sync", "first", "end", "records");

  private TopicLines() {}

  /** Prints lines to stdout. */
  static void print(OutputStream out, List<String> lines) throws OutputClosedException {
    try {
      out.write(lines.stream().map(line -> line + "\n").collect(joining()).getBytes(UTF_8));
      out.flush();
    } catch (IOException e) {
      throw OutputClosedException.of(e);
    }
  }

  /** Returns the message for brokers that have no topics. */
  static String nothingAt(KafkaClientConfig config) {
    return String.format(
        Locale.ROOT,
        "there is no topic at %s; dstream topics create NAME makes one",
        config.bootstrapServers());
  }

  /** Returns a heading, the settings, and a table with one line per partition. */
  static String text(TopicReport topic) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %s, %s",
            topic.name(),
            Phrases.count(topic.partitions().size(), "partition"),
            Phrases.count(topic.records(), "record")));
    topic.settings().forEach((name, value) -> lines.add("  " + name + "=" + value));
    List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
    topic.partitions().stream().map(TopicLines::row).forEach(rows::add);
    lines.addAll(aligned(rows));
    return String.join("\n", lines);
  }

  private static List<String> row(Partition partition) {
    return List.of(
        String.valueOf(partition.number()),
        partition.leader().isPresent() ? "" + partition.leader().getAsInt() : "none",
        ids(partition.replicas()),
        ids(partition.inSync()),
        partition.range().map(range -> "" + range.first()).orElse("?"),
        partition.range().map(range -> "" + range.end()).orElse("?"),
        partition.range().map(range -> "" + range.records()).orElse("?"));
  }

  private static String ids(List<Integer> brokers) {
    return brokers.stream().map(String::valueOf).collect(joining(","));
  }

  private static List<String> aligned(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, COLUMNS.size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, row.size())
                    .mapToObj(column -> "  " + pad(row.get(column), widths[column]))
                    .collect(joining()))
        .toList();
  }

  private static String pad(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }

  /** Returns the name of a topic and whether it is internal to Kafka. */
  static String json(TopicListing topic) {
    return object(
        json -> {
          json.writeStringField("topic", topic.name());
          json.writeBooleanField("internal", topic.isInternal());
        });
  }

  /** Returns the whole report as JSON. */
  static String json(TopicReport topic) {
    return object(
        json -> {
          json.writeStringField("topic", topic.name());
          json.writeBooleanField("internal", topic.internal());
          json.writeNumberField("records", topic.records());
          json.writeArrayFieldStart("partitions");
          for (Partition partition : topic.partitions()) {
            write(json, partition);
          }
          json.writeEndArray();
          json.writeObjectFieldStart("configs");
          for (Map.Entry<String, String> setting : topic.settings().entrySet()) {
            json.writeStringField(setting.getKey(), setting.getValue());
          }
          json.writeEndObject();
        });
  }

  /** Writes a partition; unknown values are left out. */
  private static void write(JsonGenerator json, Partition partition) throws IOException {
    json.writeStartObject();
    json.writeNumberField("partition", partition.number());
    if (partition.leader().isPresent()) {
      json.writeNumberField("leader", partition.leader().getAsInt());
    }
    writeIds(json, "replicas", partition.replicas());
    writeIds(json, "isr", partition.inSync());
    if (partition.range().isPresent()) {
      Range range = partition.range().get();
      json.writeNumberField("first", range.first());
      json.writeNumberField("end", range.end());
      json.writeNumberField("records", range.records());
    }
    json.writeEndObject();
  }

  private static void writeIds(JsonGenerator json, String name, List<Integer> ids)
      throws IOException {
    json.writeFieldName(name);
    json.writeArray(ids.stream().mapToInt(Integer::intValue).toArray(), 0, ids.size());
  }

  /** Writes the members of an object. */
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  private static String object(Members members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("into memory", e);
    }
    return text.toString();
  }
}
