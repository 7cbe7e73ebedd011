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

/** The state of a stream, from its events: the rows of its last result, and its last batches. */
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
   * The description of a stream.
   *
   * @param batch the batch interval
   * @param batches the number of batches completed at the last snapshot
   * @param records the number of records that these batches read
   */
  public record About(String name, Instant started, Duration batch, long batches, long records) {}

  /**
   * Replaces the state by a snapshot.
   *
   * @return whether the snapshot has a result other than the last known one
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
   * Applies a change.
   *
   * @return whether the change has a result
   */
  boolean change(JsonNode event) {
    boolean isResult = event.has("time");
    if (isResult) {
      result(event);
    }
    batches(event);
    return isResult;
  }

  /** Applies a change of an alert. */
  void alert(AlertChange change) {
    alerts = alerts.after(change);
    batches = List.of();
  }

  /** Returns which alerts fire for which rows. */
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

  /** Returns the key columns of a row, or its position if rows have no key. */
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

  /** Takes only the new batches, because a snapshot repeats known ones. */
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

  /** Returns the description of the stream. */
  public About about() {
    return about;
  }

  /** Returns the schema of the results. */
  public Schema schema() {
    return schema;
  }

  /** Returns the batch time of the last result; empty before the first. */
  public Optional<Instant> time() {
    return time;
  }

  /** Returns the number of rows of the last result; {@link #ranked} has only the watched rows. */
  public long allRows() {
    return allRows;
  }

  /** Returns the watched rows of the last result, best first. */
  public List<Row> ranked() {
    return rows.values().stream().sorted(schema.ranking()).toList();
  }

  /** Returns the new batches of the last event, newest last. */
  public List<BatchReport> batches() {
    return batches;
  }
}
