package io.dstream.alert;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.alert.AlertChange.State;
import io.dstream.row.JsonText;
import io.dstream.row.TimeFormat;
import io.dstream.spec.Durations;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Converts alerts to and from JSON. The field names are a contract. */
public final class AlertJson {
  private AlertJson() {}

  /** Returns a change as an object: {@code alert}, {@code state}, {@code time} and {@code rows}. */
  public static String of(AlertChange change) {
    return JsonText.object(
        json -> {
          json.writeStringField("alert", change.alert());
          json.writeStringField("state", change.state().toString());
          json.writeStringField("time", TimeFormat.UTC.of(change.time()));
          rows(json, change.rows());
        });
  }

  /** Writes the current alerts, each with its name, expression, hold time and rows. */
  public static void write(JsonGenerator json, AlertStates alerts) throws IOException {
    json.writeStartArray();
    for (AlertState alert : alerts.all()) {
      json.writeStartObject();
      json.writeStringField("alert", alert.rule().name());
      json.writeStringField("expression", alert.rule().expression());
      json.writeStringField("for", Durations.format(alert.rule().hold()));
      rows(json, alert.rows().values());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes the field {@code rows}: per row its {@code key}, {@code row} and {@code since}. */
  private static void rows(JsonGenerator json, Collection<AlertRow> rows) throws IOException {
    json.writeArrayFieldStart("rows");
    for (AlertRow row : rows) {
      json.writeStartObject();
      json.writeFieldName("key");
      json.writeRawValue(row.key());
      json.writeFieldName("row");
      json.writeRawValue(row.row());
      json.writeStringField("since", TimeFormat.UTC.of(row.since()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Reads what {@link #of} wrote. */
  public static AlertChange change(JsonNode json) {
    return new AlertChange(
        json.get("alert").textValue(),
        State.valueOf(json.get("state").textValue().toUpperCase(Locale.ROOT)),
        time(json.get("time")),
        rows(json));
  }

  /** Reads what {@link #write} wrote. */
  public static AlertStates states(JsonNode json) {
    List<AlertState> all = new ArrayList<>();
    for (JsonNode alert : json) {
      AlertRule rule =
          new AlertRule(
              alert.get("alert").textValue(),
              alert.get("expression").textValue(),
              Durations.parse(alert.get("for").textValue()));
      all.add(new AlertState(rule, AlertState.byKey(rows(alert))));
    }
    return new AlertStates(all);
  }

  private static List<AlertRow> rows(JsonNode json) {
    List<AlertRow> rows = new ArrayList<>();
    for (JsonNode row : json.get("rows")) {
      rows.add(
          new AlertRow(
              row.get("key").toString(), row.get("row").toString(), time(row.get("since"))));
    }
    return rows;
  }

  private static Instant time(JsonNode json) {
    return OffsetDateTime.parse(json.textValue()).toInstant();
  }
}
