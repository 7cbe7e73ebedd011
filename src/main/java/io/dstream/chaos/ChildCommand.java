package io.dstream.chaos;

import io.dstream.control.OwnProgram;
import io.dstream.spec.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Builds the command line of the pipeline. It runs this program with the same Java and options. */
final class ChildCommand {
  private ChildCommand() {}

  /**
   * Returns the command for the workload of {@code spec}, with temporary files in {@code
   * temporary}.
   */
  static List<String> of(
      ChaosSpec spec,
      Inlet inlet,
      Outlet outlet,
      List<String> checkpoint,
      List<String> cluster,
      Path temporary) {
    List<String> words = new ArrayList<>(OwnProgram.command(temporary, List.of()));
    words.add(OwnProgram.NO_CONFIG);
    words.addAll(spec.workload().arguments());
    words.addAll(inlet.arguments());
    words.addAll(outlet.arguments());
    words.addAll(checkpoint);
    words.addAll(cluster);
    words.addAll(List.of("--batch", Durations.format(spec.workload().batch())));
    words.addAll(List.of("--idle", Durations.format(idle(spec))));
    return words;
  }

  /**
   * Returns a time long enough for every window to slide past the last record and for every kill.
   */
  private static Duration idle(ChaosSpec spec) {
    return spec.workload().batch().multipliedBy(4).plusSeconds(2).plus(spec.workload().memory());
  }
}
