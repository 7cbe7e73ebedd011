package io.dstream.spec;

import java.util.Optional;

/**
 * What survives the end of the program.
 *
 * @param checkpoint the directory for state and positions, any Hadoop URI
 * @param fresh whether to discard an existing checkpoint
 * @param wal whether a receiver logs what it receives
 */
public record RecoverySpec(Optional<String> checkpoint, boolean fresh, boolean wal) {
  public RecoverySpec {
    checkpoint.ifPresent(directory -> Limits.requireText("--checkpoint", directory));
    requireCheckpoint("--fresh", fresh, checkpoint);
    requireCheckpoint("--wal", wal, checkpoint);
  }

  private static void requireCheckpoint(String option, boolean given, Optional<String> directory) {
    if (given && directory.isEmpty()) {
      throw DstreamException.usage(option + " needs --checkpoint", "add --checkpoint DIR");
    }
  }

  /** Returns a spec where nothing survives. */
  public static RecoverySpec none() {
    return new RecoverySpec(Optional.empty(), false, false);
  }
}
