package io.dstream.cli.option;

import io.dstream.spec.DstreamException;
import io.dstream.spec.OperationSpec;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Per batch, over a window, or since the start. */
public final class OperationOptions {
  /** Which rows a stateful batch has. */
  enum StateOutput {
    changed,
    all
  }

  @Option(
      names = "--window",
      paramLabel = "DURATION",
      description = "Count over the last DURATION, a multiple of --batch.")
  private Duration window;

  @Option(
      names = "--slide",
      paramLabel = "DURATION",
      description = "A result every DURATION, a multiple of --batch (default: --batch).")
  private Duration slide;

  @Option(names = "--stateful", description = "Keep running totals.")
  private boolean stateful;

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
   * The operation these options describe.
   *
   * @param batch the batch interval
   * @throws DstreamException when two exclude each other or one needs another
   */
  public OperationSpec toSpec(Duration batch) {
    if (window != null && stateful) {
      throw DstreamException.usage(
          "--window and --stateful exclude each other", "totals are the window since the start");
    }
    require("--slide", slide, "--window", window != null);
    require("--state-timeout", stateTimeout, "--stateful", stateful);
    require("--state-output", stateOutput, "--stateful", stateful);
    if (stateful) {
      return new OperationSpec.Stateful(
          Optional.ofNullable(stateTimeout), stateOutput == StateOutput.all);
    }
    return window == null
        ? new OperationSpec.PerBatch()
        : new OperationSpec.Window(window, slide == null ? batch : slide);
  }

  private static void require(String option, Object value, String needed, boolean given) {
    if (value != null && !given) {
      throw DstreamException.usage(option + " needs " + needed);
    }
  }
}
