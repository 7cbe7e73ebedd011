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
 * Converts lines to rows and applies the first narrow stages.
 *
 * @param fields the fields that a line has besides its text
 * @param intake counts the lines and the rows that they produce
 */
record ReadLines(LineFields fields, NarrowChain first, IntakeTally intake)
    implements FlatMapFunction<Iterator<LineBlock>, InternalRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> call(Iterator<LineBlock> blocks) {
    LineRows lines = new LineRows(blocks, fields);
    Iterator<InternalRow> rows = first.over(lines);
    if (first.failuresAlone()) {
      return rows; // another pass already counted these lines
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
