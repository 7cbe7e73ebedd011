package io.dstream.operation;

import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Records that a batch left out, since a function failed on them.
 *
 * @param records how many there are, at least one
 * @param why what went wrong with one of them
 * @param letters all of them as rows of {@link #SCHEMA}, computed when they are asked for
 */
public record Skipped(long records, String why, JavaRDD<RowBlock> letters) {
  /** The line, null for an element that is no line any more; and what went wrong with it. */
  public static final Schema SCHEMA =
      new Schema(
          List.of(
              new Column("record", ColumnType.STRING, true),
              Column.required("error", ColumnType.STRING)),
          List.of(),
          false,
          List.of());
}
