package io.dstream.cli.option;

import io.dstream.spec.DstreamException;
import io.dstream.words.OperationSpec;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether results are per batch, over a window, or since the start. */
public final class OperationOptions {
  /** Which rows a stateful batch contains. */
  enum StateOutput {
    changed,
    all
  }

  @Mixin private final SpanOptions span = new SpanOptions();

  @Option(
      names = "--state-timeout",
      paramLabel = "DURATION",
      description = "Forget words that did not occur for DURATION.")
  private Duration stateTimeout;

  @Option(
      names = "--state-output",
      paramLabel = "ROWS",
      description = "Rows of a stateful batch: ${COMPLETION-CANDIDATES} (default: changed).")
  private StateOutput stateOutput;

  /**
   * Returns the operation that these options describe.
   *
   * @param batch the batch interval
   * @throws DstreamException when two options exclude each other or one needs another
   */
  public OperationSpec toSpec(Duration batch) {
    OperationSpec operation = span.toSpec(batch);
    if (operation instanceof OperationSpec.Stateful) {
      return new OperationSpec.Stateful(
          Optional.ofNullable(stateTimeout), stateOutput == StateOutput.all);
    }
    requireAbsent("--state-timeout", stateTimeout);
    requireAbsent("--state-output", stateOutput);
    return operation;
  }

  private static void requireAbsent(String option, Object value) {
    if (value != null) {
      throw DstreamException.usage(option + " needs --stateful");
    }
  }
}
