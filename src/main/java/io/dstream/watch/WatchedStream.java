package io.dstream.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dstream.alert.AlertChange;
import io.dstream.alert.AlertJson;
import io.dstream.alert.AlertStates;
import io.dstream.engine.BatchReport;
import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import io.dstream.spec.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a stream from its events: the rows of its last result, and its last batches. */
public final class WatchedStream {
  private final Map<JsonNode, Row> rows = new LinkedHashMap<>();
  private About about;
  private Schema schema;
  private Instant lastBatch = Instant.EPOCH;
  private Optional<Instant> time = Optional.empty();
  private long allRows;
  private List<BatchReport> batches = List.of();
  private AlertStates alerts = AlertStates.NONE;

  /**
   * What a stream says of itself.
   *
   * @param batch the batch interval
   * @param batches how many were done when it was asked
   * @param records how many records they read
   */
  public record About(String name, Instant started, Duration batch, long batches, long records) {}

  /**
   * Takes all that there is in place of what was known.
   *
   * @return whether its result is another one than the last that is known
   */
  boolean snapshot(JsonNode event) {
    Optional<Instant> known = time;
    about =
        new About(
            event.get("name").textValue(),
            instant(event.get("started")),
            Duration.ofMillis(event.get("batchMillis").longValue()),
            event.get("batchesDone").longValue(),
            event.get("records").longValue());
    schema = schema(event.get("schema"));
    alerts = AlertJson.states(event.path("alerts"));
    result(event);
    batches(event);
    return time.isPresent() && !time.equals(known);
  }

  /**
   * Takes what changed.
   *
   * @return whether a result is among it
   */
  boolean change(JsonNode event) {
    boolean isResult = event.has("time");
    if (isResult) {
      result(event);
    }
    batches(event);
    return isResult;
  }

  /** Takes a change of an alert. */
  void alert(AlertChange change) {
    alerts = alerts.after(change);
    batches = List.of();
  }

  /** For which rows which alerts fire. */
  public AlertStates alerts() {
    return alerts;
  }

  private void result(JsonNode event) {
    time = event.get("time").isNull() ? Optional.empty() : Optional.of(instant(event.get("time")));
    allRows = event.get("allRows").longValue();
    if (event.has("rows")) {
      rows.clear();
      event.get("rows").forEach(row -> rows.put(keyOf(row), rowOf(row)));
    } else {
      event.get("removed").forEach(rows::remove);
      event.get("changed").forEach(row -> rows.put(keyOf(row), rowOf(row)));
    }
  }

  /** The columns of the key, or where there is none the place among the rows. */
  private JsonNode keyOf(JsonNode row) {
    if (schema.key().isEmpty()) {
      return JsonNodeFactory.instance.numberNode(rows.size());
    }
    ObjectNode key = JsonNodeFactory.instance.objectNode();
    for (int column : schema.key()) {
      String name = schema.columns().get(column).name();
      key.set(name, row.get(name));
    }
    return key;
  }

  private Row rowOf(JsonNode row) {
    return Row.of(
        schema.columns().stream()
            .map(column -> value(column.type(), row.get(column.name())))
            .toArray());
  }

  private static Object value(ColumnType type, JsonNode json) {
    if (json.isNull()) {
      return null;
    }
    return switch (type) {
      case STRING -> json.textValue().getBytes(UTF_8);
      case BIGINT -> json.longValue();
      case DOUBLE -> json.isTextual() ? Double.valueOf(json.textValue()) : json.doubleValue();
      case BOOLEAN -> json.booleanValue();
      case JSON -> json.toString().getBytes(UTF_8);
    };
  }

  private static Schema schema(JsonNode json) {
    List<Column> columns = new ArrayList<>();
    for (JsonNode column : json.get("columns")) {
      ColumnType type = ColumnType.valueOf(column.get("type").textValue());
      columns.add(Column.required(column.get("name").textValue(), type));
    }
    return new Schema(
        columns,
        places(columns, json.get("key")),
        json.get("totals").booleanValue(),
        places(columns, json.get("rank")));
  }

  private static List<Integer> places(List<Column> columns, JsonNode names) {
    List<String> all = columns.stream().map(Column::name).toList();
    List<Integer> places = new ArrayList<>();
    names.forEach(name -> places.add(all.indexOf(name.textValue())));
    return places;
  }

  /** A snapshot has batches that are known. */
  private void batches(JsonNode event) {
    List<BatchReport> reports = new ArrayList<>();
    for (JsonNode batch : event.get("batches")) {
      BatchReport report = report(batch);
      if (report.time().isAfter(lastBatch)) {
        reports.add(report);
        lastBatch = report.time();
      }
    }
    batches = reports;
  }

  private static BatchReport report(JsonNode batch) {
    Map<String, Map<String, Long>> lag = new LinkedHashMap<>();
    batch.get("lag").fields().forEachRemaining(of -> lag.put(of.getKey(), numbers(of.getValue())));
    return new BatchReport(
        instant(batch.get("time")),
        numbers(batch.get("records")),
        Duration.ofMillis(batch.get("delayMillis").longValue()),
        Duration.ofMillis(batch.get("processingMillis").longValue()),
        lag,
        Optional.ofNullable(batch.get("empty")).map(why -> Silence.of("", why.textValue())));
  }

  private static Instant instant(JsonNode time) {
    return OffsetDateTime.parse(time.textValue()).toInstant();
  }

  private static Map<String, Long> numbers(JsonNode json) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    json.fields().forEachRemaining(of -> numbers.put(of.getKey(), of.getValue().longValue()));
    return numbers;
  }

  /** What it says of itself. */
  public About about() {
    return about;
  }

  /** The columns of its results. */
  public Schema schema() {
    return schema;
  }

  /** When the last result was; empty before the first. */
  public Optional<Instant> time() {
    return time;
  }

  /** How many rows the last result has, of which {@link #ranked} are those that are watched. */
  public long allRows() {
    return allRows;
  }

  /** The rows of the last result, the best first. */
  public List<Row> ranked() {
    return rows.values().stream().sorted(schema.ranking()).toList();
  }

  /** The batches that came with the last event, the newest last. */
  public List<BatchReport> batches() {
    return batches;
  }
}
