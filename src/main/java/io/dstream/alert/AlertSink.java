package io.dstream.alert;

import static java.util.stream.Collectors.joining;

import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.spec.Beginning;
import io.dstream.spec.PipelineSpec;
import java.time.Instant;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Evaluates the conditions of the alerts on the rows of each result. */
record AlertSink(Alerts alerts, List<String> contacts) implements Sink {
  @Override
  public String describe() {
    return alerts.rules().stream().map(AlertRule::toString).collect(joining(", ", "alerts ", ""));
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  /** Does nothing: the expressions are resolved already. */
  @Override
  public void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning) {}

  @Override
  public BatchWriter open(Schema schema, Beginning beginning, Outlets outlets) {
    alerts.sayTo(outlets.notices());
    return new BatchWriter() {
      @Override
      public void write(JavaRDD<RowBlock> rows, Instant time) {
        alerts.ask(rows, time);
      }

      @Override
      public boolean forgetsTotals() {
        return schema.totals();
      }
    };
  }
}
