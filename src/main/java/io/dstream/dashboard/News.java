package io.dstream.dashboard;

import io.dstream.alert.AlertChange;
import io.dstream.engine.BatchReport;
import io.dstream.sink.dashboard.LatestResult.Result;
import java.util.List;
import java.util.Optional;

/**
 * What happened since the last publication.
 *
 * @param done the reports of the completed batches
 * @param result the last of their results that has rows
 * @param changes the changes of alerts
 */
record News(List<BatchReport> done, Optional<Result> result, List<AlertChange> changes) {
  News {
    done = List.copyOf(done);
    changes = List.copyOf(changes);
  }
}
