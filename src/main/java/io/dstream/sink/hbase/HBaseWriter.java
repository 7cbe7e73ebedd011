package io.dstream.sink.hbase;

import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.sink.WaitingNotice;
import io.dstream.sink.keyed.NumberedRows;
import io.dstream.spark.Rdds;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.spark.api.java.JavaRDD;

/** Writes batches into a table that is there and has the family. */
final class HBaseWriter implements Sink.BatchWriter {
  private final String stream = UUID.randomUUID().toString();
  private final HBaseTarget target;
  private final Schema result;
  private final WaitingNotice waiting;

  HBaseWriter(HBaseTarget target, Schema result, WaitingNotice waiting) {
    this.target = target;
    this.result = result;
    this.waiting = waiting;
  }

  @Override
  public void write(JavaRDD<RowBlock> rows, Instant time) {
    JavaRDD<RowBlock> keyed = result.key().isEmpty() ? NumberedRows.of(rows, result) : rows;
    waiting.during(time, () -> Rdds.run(keyed, new WriteRows(stream, target, result, time)));
  }

  /** Counting would read all of the table: it is known whether it has any. */
  @Override
  public OptionalLong totalsHeld() {
    boolean none = result.totals() && new HBaseTable(target).isEmpty();
    return none ? OptionalLong.of(0) : OptionalLong.empty();
  }

  /** The connections of executors end with them. */
  @Override
  public void close() {
    Connections.close(stream);
    waiting.close();
  }
}
