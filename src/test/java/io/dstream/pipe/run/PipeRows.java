package io.dstream.pipe.run;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.text.LineBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** What goes into a pipeline, and what comes out of it, as text. */
final class PipeRows {
  private PipeRows() {}

  /** Lines in two partitions. */
  static JavaRDD<LineBlock> blocks(JavaSparkContext spark, List<String> lines) {
    List<LineBlock> blocks = new ArrayList<>();
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      blocks.add(new LineBlock(bytes, 0, bytes.length));
    }
    return spark.parallelize(blocks, 2);
  }

  /** The values of each row, one after the other. */
  static List<String> of(JavaRDD<RowBlock> blocks) {
    List<String> rows = new ArrayList<>();
    for (RowBlock block : blocks.collect()) {
      for (Iterator<Row> i = block.rows(); i.hasNext(); ) {
        StringBuilder text = new StringBuilder();
        for (Object value : i.next().values()) {
          text.append(
              value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value);
        }
        rows.add(text.toString());
      }
    }
    return rows;
  }
}
