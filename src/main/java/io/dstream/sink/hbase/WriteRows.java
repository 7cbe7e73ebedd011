package io.dstream.sink.hbase;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.RowMutations;
import org.apache.hadoop.hbase.client.Table;
import org.apache.spark.api.java.function.Function;

/**
 * Writes a partition of a batch, on an executor, in requests of at most {@value #ROWS} rows or
 * about {@value #BYTES} bytes. The HBase client retries failed requests.
 *
 * @param stream the stream whose connection is used
 */
record WriteRows(String stream, HBaseTarget target, Schema result, Instant time)
    implements Function<Iterator<RowBlock>, Boolean> {
  private static final long serialVersionUID = 1L;

  private static final int ROWS = 1_000;
  private static final long BYTES = 2 << 20;

  /** Returns when the rows are stored; the return value is always true. */
  @Override
  public Boolean call(Iterator<RowBlock> blocks) throws InterruptedException {
    if (!blocks.hasNext()) {
      return true;
    }
    RowKeys keys = new RowKeys(result, time);
    Cells cells = new Cells(result, target.family(), time);
    try (Table table = Connections.of(stream, target).getTable(TableName.valueOf(target.table()))) {
      List<RowMutations> changes = new ArrayList<>();
      long bytes = 0;
      while (blocks.hasNext()) {
        for (Iterator<Row> rows = blocks.next().rows(); rows.hasNext(); ) {
          Row row = rows.next();
          changes.add(cells.of(keys.of(row), row));
          bytes += row.textBytes();
          if (changes.size() >= ROWS || bytes >= BYTES) {
            write(changes, table);
            bytes = 0;
          }
        }
      }
      write(changes, table);
      return true;
    } catch (UncheckedIOException e) {
      throw HBaseFailures.ofBatch(e.getCause(), target, time);
    } catch (IllegalArgumentException e) { // a cell that is too large for the client
      throw HBaseFailures.ofBatch(new DoNotRetryIOException(e.getMessage(), e), target, time);
    } catch (IOException e) {
      throw HBaseFailures.ofBatch(e, target, time);
    }
  }

  private static void write(List<RowMutations> changes, Table table)
      throws IOException, InterruptedException {
    if (!changes.isEmpty()) {
      table.batch(changes, new Object[changes.size()]);
      changes.clear();
    }
  }
}
