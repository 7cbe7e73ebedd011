package io.dstream.dashboard;

import io.dstream.alert.AlertChange;
import io.dstream.engine.BatchReport;
import io.dstream.sink.dashboard.LatestResult.Result;
import java.util.List;
import java.util.Optional;

/**
 * What came since something was published last.
 *
 * @param done the batches
 * @param result the last result among theirs that has rows
 * @param changes of alerts
 */
record News(List<BatchReport> done, Optional<Result> result, List<AlertChange> changes) {
  News {
    done = List.copyOf(done);
    changes = List.copyOf(changes);
  }
}
