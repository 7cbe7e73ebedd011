package io.dstream.pipe.run;

import io.dstream.pipe.row.ResultRows;
import io.dstream.row.ListedRows;
import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Converts the rows of the last stage to results. A block has at most {@value #ROWS_PER_BLOCK}
 * rows, or fewer once their texts reach {@value #BYTES_PER_BLOCK} bytes.
 */
record ListRows(ResultRows results, Schema schema)
    implements FlatMapFunction<Iterator<InternalRow>, RowBlock> {
  private static final long serialVersionUID = 1L;
  private static final int ROWS_PER_BLOCK = 4096;
  private static final long BYTES_PER_BLOCK = 1L << 20;

  @Override
  public Iterator<RowBlock> call(Iterator<InternalRow> rows) {
    ResultRows.Compiled compiled = results.compile();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public RowBlock next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        List<Row> block = new ArrayList<>();
        long bytes = 0;
        while (block.size() < ROWS_PER_BLOCK && bytes < BYTES_PER_BLOCK && rows.hasNext()) {
          Row row = new Row(compiled.values(rows.next()));
          bytes += row.textBytes();
          block.add(row);
        }
        return new ListedRows(block, schema);
      }
    };
  }
}
