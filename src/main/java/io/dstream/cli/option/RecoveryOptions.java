package io.dstream.cli.option;

import io.dstream.spec.RecoverySpec;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is kept when the program ends. */
public final class RecoveryOptions {
  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description =
          "Keep state and positions in this directory, any Hadoop URI, and go on from it.")
  private String checkpoint;

  @Option(names = "--fresh", description = "Forget what stands in the checkpoint, and start over.")
  private boolean fresh;

  @Option(
      names = "--wal",
      description = "socket, flume, stdin: log what comes in the checkpoint before it counts.")
  private boolean wal;

  /** Returns the recovery specification. */
  public RecoverySpec toSpec() {
    return new RecoverySpec(Optional.ofNullable(checkpoint), fresh, wal);
  }
}
