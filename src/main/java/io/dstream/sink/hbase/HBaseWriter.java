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

/** Writes batches into an existing table that has the column family. */
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

  /** Returns 0 for an empty table, else empty: counting the rows would read the whole table. */
  @Override
  public OptionalLong totalsHeld() {
    boolean none = result.totals() && new HBaseTable(target).isEmpty();
    return none ? OptionalLong.of(0) : OptionalLong.empty();
  }

  /** Closes the connection in this JVM; those of executors end with their JVMs. */
  @Override
  public void close() {
    Connections.close(stream);
    waiting.close();
  }
}
