package io.dstream.cli.option;

import io.dstream.spec.DstreamException;
import io.dstream.words.OperationSpec;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The span over which words are counted: each batch, a window, or everything since the start. */
public final class SpanOptions {
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

  /** Returns whether any of these options is given. */
  boolean given() {
    return window != null || slide != null || stateful;
  }

  /**
   * Returns the operation that these options describe. Stateful totals never expire, and a batch
   * contains only the totals that changed.
   *
   * @param batch the batch interval
   * @throws DstreamException when two options exclude each other or one needs another
   */
  OperationSpec toSpec(Duration batch) {
    if (window != null && stateful) {
      throw DstreamException.usage(
          "--window and --stateful exclude each other", "totals are the window since the start");
    }
    if (slide != null && window == null) {
      throw DstreamException.usage("--slide needs --window");
    }
    if (stateful) {
      return new OperationSpec.Stateful(Optional.empty(), false);
    }
    return window == null
        ? new OperationSpec.PerBatch()
        : new OperationSpec.Window(window, slide == null ? batch : slide);
  }
}
