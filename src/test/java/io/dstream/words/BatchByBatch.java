package io.dstream.words;

import io.dstream.checkpoint.StateDirectory;
import io.dstream.operation.BatchInput;
import io.dstream.operation.OperationContext;
import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.text.LineBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Batches in, batches out: one second a batch, the first one at one second. */
final class BatchByBatch {
  private static final int BEST = 1000;
  private static final int BATCH_MILLIS = 1000;
  private static final int PARTITIONS = 3;

  private final JavaSparkContext spark;

  BatchByBatch(JavaSparkContext spark) {
    this.spark = spark;
  }

  /** The operation after batch number {@code last}, from what the directory keeps of it. */
  WordCount wordCount(OperationSpec operation, Optional<StateDirectory> directory, int last) {
    return wordCount(operation, PARTITIONS, directory, last);
  }

  WordCount wordCount(
      OperationSpec operation, int partitions, Optional<StateDirectory> directory, int last) {
    return WordCount.of(
        WordSpec.plain(),
        operation,
        new OperationContext(spark.sc(), partitions, directory, (long) last * BATCH_MILLIS, BEST));
  }

  /** The rows of each batch, by the batch's number; the first of them is number {@code first}. */
  Map<Integer, Map<String, Long>> run(WordCount count, List<String> batches, int first) {
    Map<Integer, Map<String, Long>> results = new TreeMap<>();
    int number = first;
    for (String batch : batches) {
      results.put(
          number, rows(count.rows(BatchInput.of((long) number * BATCH_MILLIS, lines(batch)))));
      count.commit();
      number++;
    }
    return results;
  }

  /** The rows of a batch that is computed and then never done: the program ends under it. */
  Map<String, Long> abandon(WordCount count, String batch, int number) {
    return rows(count.rows(BatchInput.of((long) number * BATCH_MILLIS, lines(batch))));
  }

  private JavaRDD<LineBlock> lines(String batch) {
    if (batch.isEmpty()) {
      return spark.emptyRDD(); // as a receiver that received nothing
    }
    List<LineBlock> blocks = new ArrayList<>();
    for (String line : batch.lines().toList()) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      blocks.add(new LineBlock(bytes, 0, bytes.length));
    }
    return spark.parallelize(blocks, 2);
  }

  private static Map<String, Long> rows(JavaRDD<RowBlock> blocks) {
    Map<String, Long> rows = new TreeMap<>();
    for (RowBlock block : blocks.collect()) {
      for (Iterator<Row> i = block.rows(); i.hasNext(); ) {
        Row row = i.next();
        String word = new String((byte[]) row.get(0), StandardCharsets.UTF_8);
        if (rows.put(word, (Long) row.get(1)) != null) {
          throw new IllegalStateException(word + " is in two partitions");
        }
      }
    }
    return rows;
  }

  /** Drops every block that Spark keeps, as when all executors are lost. */
  void loseExecutors() {
    spark.getPersistentRDDs().values().forEach(rdd -> rdd.unpersist(true));
  }
}
