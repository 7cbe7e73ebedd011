package io.dstream.dashboard;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dstream.alert.AlertJson;
import io.dstream.engine.BatchReport;
import io.dstream.row.Column;
import io.dstream.row.JsonText;
import io.dstream.row.Schema;
import io.dstream.row.TimeFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes events and answers as JSON. Clients depend on the field names. */
final class EventJson {
  private EventJson() {}

  /** Returns the complete state of a selection. */
  static String snapshot(Subject subject, Board board, Collection<String> rows) {
    return JsonText.object(
        json -> {
          subject(json, subject, board);
          schema(json, subject.schema());
          result(json, board);
          raw(json, "rows", rows);
          alerts(json, board);
          batches(json, board.batches());
        });
  }

  private static void alerts(JsonGenerator json, Board board) throws IOException {
    json.writeFieldName("alerts");
    AlertJson.write(json, board.alerts());
  }

  /** Returns the status of the stream. */
  static String status(Subject subject, Board board, int watchers, String pipeline) {
    return JsonText.object(
        json -> {
          subject(json, subject, board);
          json.writeNumberField("watchers", watchers);
          alerts(json, board);
          json.writeFieldName("pipeline");
          json.writeRawValue(pipeline);
          batches(json, board.batches());
        });
  }

  private static void subject(JsonGenerator json, Subject subject, Board board) throws IOException {
    json.writeStringField("name", subject.name());
    json.writeStringField("started", time(subject.started()));
    json.writeNumberField("batchMillis", subject.batch().toMillis());
    json.writeNumberField("batchesDone", board.done());
    json.writeNumberField("records", board.records());
  }

  /** Returns the changes of a selection: single rows by key, or all rows. */
  static String change(Board board, RowChange rows, List<BatchReport> batches) {
    return JsonText.object(
        json -> {
          if (rows.isResult()) {
            result(json, board);
            if (rows.replaced().isPresent()) {
              raw(json, "rows", rows.replaced().get());
            } else {
              raw(json, "changed", rows.changed());
              raw(json, "removed", rows.removed());
            }
          }
          batches(json, batches);
        });
  }

  /** Returns only the result. */
  static String results(Schema schema, Board board, Collection<String> rows) {
    return JsonText.object(
        json -> {
          schema(json, schema);
          result(json, board);
          raw(json, "rows", rows);
        });
  }

  private static void schema(JsonGenerator json, Schema schema) throws IOException {
    json.writeObjectFieldStart("schema");
    json.writeArrayFieldStart("columns");
    for (Column column : schema.columns()) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("type", column.type().name());
      json.writeEndObject();
    }
    json.writeEndArray();
    names(json, "key", schema, schema.key());
    names(json, "rank", schema, schema.rank());
    json.writeBooleanField("totals", schema.totals());
    json.writeEndObject();
  }

  private static void names(JsonGenerator json, String field, Schema schema, List<Integer> columns)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (int column : columns) {
      json.writeString(schema.columns().get(column).name());
    }
    json.writeEndArray();
  }

  private static void result(JsonGenerator json, Board board) throws IOException {
    json.writeStringField("time", board.time().map(EventJson::time).orElse(null));
    json.writeNumberField("allRows", board.allRows());
  }

  private static void raw(JsonGenerator json, String field, Collection<String> objects)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String object : objects) {
      json.writeRawValue(object);
    }
    json.writeEndArray();
  }

  private static void batches(JsonGenerator json, List<BatchReport> batches) throws IOException {
    json.writeArrayFieldStart("batches");
    for (BatchReport batch : batches) {
      json.writeStartObject();
      json.writeStringField("time", time(batch.time()));
      numbers(json, "records", batch.lines());
      json.writeNumberField("delayMillis", batch.delay().toMillis());
      json.writeNumberField("processingMillis", batch.processing().toMillis());
      json.writeObjectFieldStart("lag");
      for (Map.Entry<String, Map<String, Long>> source : batch.lag().entrySet()) {
        if (!source.getValue().isEmpty()) {
          numbers(json, source.getKey(), source.getValue());
        }
      }
      json.writeEndObject();
      if (batch.silence().isPresent()) {
        json.writeStringField("empty", batch.silence().get().why());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void numbers(JsonGenerator json, String field, Map<String, Long> numbers)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, Long> number : numbers.entrySet()) {
      json.writeNumberField(number.getKey(), number.getValue());
    }
    json.writeEndObject();
  }

  /** Formats a time as in results. */
  static String time(Instant time) {
    return TimeFormat.UTC.of(time);
  }
}
