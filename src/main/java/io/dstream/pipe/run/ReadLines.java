package io.dstream.pipe.run;

import io.dstream.operation.Intake;
import io.dstream.operation.IntakeTally;
import io.dstream.pipe.row.LineFields;
import io.dstream.pipe.row.LineRows;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.text.LineBlock;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Lines as rows, with the narrow stages that come first.
 *
 * @param fields what a line has beside its text
 * @param intake told how many lines came, and how many rows came of them
 */
record ReadLines(LineFields fields, NarrowChain first, IntakeTally intake)
    implements FlatMapFunction<Iterator<LineBlock>, InternalRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> call(Iterator<LineBlock> blocks) {
    LineRows lines = new LineRows(blocks, fields);
    Iterator<InternalRow> rows = first.over(lines);
    if (first.failuresAlone()) {
      return rows; // these lines were counted before
    }
    return new Iterator<>() {
      private long came;
      private boolean told;

      @Override
      public boolean hasNext() {
        boolean more = rows.hasNext();
        if (!more && !told) {
          told = true;
          intake.add(new Intake(came, lines.count(), 0));
        }
        return more;
      }

      @Override
      public InternalRow next() {
        InternalRow row = rows.next();
        came++;
        return row;
      }
    };
  }
}
