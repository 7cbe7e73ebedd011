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

/** The rows of the last stage as results, {@value #ROWS_PER_BLOCK} to a block. */
record ListRows(ResultRows results, Schema schema)
    implements FlatMapFunction<Iterator<InternalRow>, RowBlock> {
  private static final long serialVersionUID = 1L;
  private static final int ROWS_PER_BLOCK = 4096;

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
        while (block.size() < ROWS_PER_BLOCK && rows.hasNext()) {
          block.add(new Row(compiled.values(rows.next())));
        }
        return new ListedRows(block, schema);
      }
    };
  }
}
