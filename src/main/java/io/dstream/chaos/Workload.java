package io.dstream.chaos;

import io.dstream.operation.Plan;
import io.dstream.words.OperationSpec;
import java.time.Duration;
import java.util.List;

/** What is run and killed: a streaming command of this program, and what must come out of it. */
public abstract sealed class Workload permits WordcountWorkload, PipelineWorkload {
  /** A workload of this package. */
  Workload() {}

  /**
   * {@code dstream wordcount}.
   *
   * @param operation over what it counts; totals never expire
   * @param batch the batch interval
   * @throws io.dstream.spec.DstreamException wrong usage
   */
  public static Workload wordcount(OperationSpec operation, Duration batch) {
    return new WordcountWorkload(operation, batch);
  }

  /**
   * {@code dstream pipe}.
   *
   * @param text the pipeline as it is written
   * @param plan the same, compiled, over one source without a name
   * @param batch the batch interval
   * @throws io.dstream.spec.DstreamException wrong usage
   */
  public static Workload pipe(String text, Plan plan, Duration batch) {
    return new PipelineWorkload(text, plan, batch);
  }

  /** The batch interval. */
  abstract Duration batch();

  /** The command and the options that are its own. */
  abstract List<String> arguments();

  /** How long after a record results may change for it. */
  abstract Duration memory();

  /** Gets ready to compare what comes out of a run with what should. */
  abstract Check check(Run run);
}
