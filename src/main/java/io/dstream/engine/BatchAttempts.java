package io.dstream.engine;

import io.dstream.checkpoint.BatchRecord;
import io.dstream.operation.BatchInput;
import io.dstream.source.Feeds;
import io.dstream.source.Source;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;

/**
 * Runs a batch. When some of its input is bad, runs it again with the same time and without that
 * input. A batch reads its input before its first effect, so a failed attempt leaves nothing in a
 * sink.
 */
final class BatchAttempts {
  /**
   * The most failed attempts after which the suspected input proved readable, so none was left out.
   */
  private static final int MOST_WITHOUT_FINDING = 3;

  private final BatchRunner runner;
  private final Feeds feeds;
  private final Recovery recovery;
  private final BatchReports reports;

  BatchAttempts(BatchRunner runner, Feeds feeds, Recovery recovery, BatchReports reports) {
    this.runner = runner;
    this.feeds = feeds;
    this.recovery = recovery;
    this.reports = reports;
  }

  /**
   * Runs the batch whose plan is logged.
   *
   * @param blocks its records by feed
   * @param shown whether the batch has a result
   * @return the batch as it was finally run; it is in every sink
   */
  BatchRecord run(Map<String, JavaRDD<LineBlock>> blocks, BatchRecord batch, boolean shown)
      throws IOException {
    Map<String, JavaRDD<LineBlock>> input = blocks;
    BatchRecord record = batch;
    int withoutFinding = 0;
    reports.begin();
    while (true) {
      try {
        runner.run(
            reports.reading(
                new BatchInput(record.time(), record.origin(), shown, feeds.bySource(input))));
        return record;
      } catch (Throwable failure) { // Spark throws undeclared checked exceptions
        Optional<BatchRecord> rest = withoutBadInput(record, failure);
        boolean same = rest.isPresent() && rest.get().equals(record);
        withoutFinding += same ? 1 : 0;
        if (rest.isEmpty() || withoutFinding > MOST_WITHOUT_FINDING) {
          throw failure;
        }
        record = rest.get();
      }
      recovery.plan(record);
      input = feeds.readAgain(record.reads(), blocks);
    }
  }

  private Optional<BatchRecord> withoutBadInput(BatchRecord batch, Throwable failure) {
    Source.Taken taken = new Source.Taken(batch.reads(), batch.position());
    return feeds
        .withoutBadInput(batch.time(), taken, failure)
        .map(rest -> new BatchRecord(batch.time(), batch.origin(), rest.reads(), rest.position()));
  }
}
