package io.dstream.chaos;

import io.dstream.operation.Plan;
import io.dstream.words.OperationSpec;
import java.time.Duration;
import java.util.List;

/** The streaming command of this program that is run and killed, and its expected output. */
public abstract sealed class Workload permits WordcountWorkload, PipelineWorkload {
  /** Creates a workload. Only classes of this package may extend this class. */
  Workload() {}

  /**
   * Returns a workload of {@code dstream wordcount}.
   *
   * @param operation the scope of the counts; totals never expire
   * @param batch the batch interval
   * @throws io.dstream.spec.DstreamException wrong usage
   */
  public static Workload wordcount(OperationSpec operation, Duration batch) {
    return new WordcountWorkload(operation, batch);
  }

  /**
   * Returns a workload of {@code dstream pipe}.
   *
   * @param text the pipeline as it is written
   * @param plan the same pipeline, compiled, over one unnamed source
   * @param batch the batch interval
   * @throws io.dstream.spec.DstreamException wrong usage
   */
  public static Workload pipe(String text, Plan plan, Duration batch) {
    return new PipelineWorkload(text, plan, batch);
  }

  /** The batch interval. */
  abstract Duration batch();

  /** The command and its own options. */
  abstract List<String> arguments();

  /** The time after a record during which results may change because of it. */
  abstract Duration memory();

  /** Prepares the comparison of a run's output with the expected output. */
  abstract Check check(Run run);
}
