package io.dstream.sink;

import io.dstream.row.EncodedRows;
import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.row.TopRows;
import io.dstream.spark.Rdds;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;

/**
 * The best rows of a batch, collected on the driver.
 *
 * @param rows the best rows, best first
 * @param all the number of rows in the batch
 */
public record BestRows(List<Row> rows, long all) {
  /** Collects the {@code limit} best of {@code rows}. */
  public static BestRows of(JavaRDD<RowBlock> rows, int limit, Schema schema) {
    List<Part> parts = Rdds.run(rows, new Rank(limit, schema));
    TopRows top = new TopRows(limit, schema.ranking());
    parts.forEach(part -> part.best.rows().forEach(top::offer));
    return new BestRows(top.ranked(), parts.stream().mapToLong(Part::all).sum());
  }

  private record Part(EncodedRows best, long all) implements Serializable {}

  private record Rank(int limit, Schema schema) implements Function<Iterator<RowBlock>, Part> {
    private static final long serialVersionUID = 1L;

    @Override
    public Part call(Iterator<RowBlock> blocks) {
      TopRows top = new TopRows(limit, schema.ranking());
      long all = 0;
      while (blocks.hasNext()) {
        RowBlock block = blocks.next();
        all += block.size();
        for (Row row : block.top(limit)) {
          if (!top.offer(row)) {
            break; // the remaining rows are no better
          }
        }
      }
      return new Part(EncodedRows.of(top.ranked()), all);
    }
  }
}
