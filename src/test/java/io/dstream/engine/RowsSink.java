package io.dstream.engine;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.spec.Beginning;
import io.dstream.spec.PipelineSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.spark.api.java.JavaRDD;

/** Keeps each batch's rows in this JVM: counts by word; a batch written again replaces its rows. */
final class RowsSink implements Sink {
  private final Map<Instant, Map<String, Long>> batches = new ConcurrentSkipListMap<>();

  /** The last count of each word, over all batches. */
  Map<String, Long> latest() {
    Map<String, Long> latest = new ConcurrentSkipListMap<>();
    batches.values().forEach(latest::putAll);
    return latest;
  }

  @Override
  public BatchWriter open(Schema schema, Beginning beginning, Outlets outlets) {
    return (rows, time) -> batches.put(time, counts(rows));
  }

  private static Map<String, Long> counts(JavaRDD<RowBlock> rows) {
    Map<String, Long> counts = new ConcurrentSkipListMap<>();
    for (RowBlock block : rows.collect()) {
      for (Iterator<Row> i = block.rows(); i.hasNext(); ) {
        Row row = i.next();
        counts.put(new String((byte[]) row.get(0), StandardCharsets.UTF_8), (Long) row.get(1));
      }
    }
    return counts;
  }

  @Override
  public String describe() {
    return "rows";
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  @Override
  public void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning) {
    // Memory is always there.
  }
}
