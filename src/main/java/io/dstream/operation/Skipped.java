package io.dstream.operation;

import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Records that a batch skipped because a function failed on them.
 *
 * @param records the number of records, at least one
 * @param why what went wrong with one of them
 * @param letters all of them as rows of {@link #SCHEMA}, computed lazily
 */
public record Skipped(long records, String why, JavaRDD<RowBlock> letters) {
  /** The schema: the line, or null for an element that is no longer a line, and the error. */
  public static final Schema SCHEMA =
      new Schema(
          List.of(
              new Column("record", ColumnType.STRING, true),
              Column.required("error", ColumnType.STRING)),
          List.of(),
          false,
          List.of());
}
