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
 * Runs a batch; when input of it is bad, again without that and under the same time. Input is read
 * before the first effect of a batch: one that is given up leaves nothing in a sink.
 */
final class BatchAttempts {
  /** Attempts without a finding: what failed a batch was there again when it was looked for. */
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
   * Runs the batch whose plan is noted.
   *
   * @param blocks its records by feed
   * @param shown whether the batch has a result
   * @return what was run in the end; it is in every sink
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
      } catch (Throwable failure) { // Spark throws checked exceptions that it does not declare
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
