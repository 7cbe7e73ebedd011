package io.dstream.chaos;

import io.dstream.control.OwnProgram;
import io.dstream.spec.Durations;
import io.dstream.words.OperationSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command line of the pipeline: this program, run by this Java with the same options. */
final class ChildCommand {
  private ChildCommand() {}

  /** {@code wordcount}, as {@code spec} wants it, with its temporary files in {@code temporary}. */
  static List<String> wordcount(
      ChaosSpec spec, Inlet inlet, Outlet outlet, List<String> checkpoint, Path temporary) {
    List<String> words = new ArrayList<>(OwnProgram.command(temporary, List.of()));
    words.addAll(List.of(OwnProgram.NO_CONFIG, "wordcount"));
    words.addAll(inlet.arguments());
    words.addAll(outlet.arguments());
    words.addAll(operation(spec.operation()));
    words.addAll(checkpoint);
    words.addAll(List.of("--batch", Durations.format(spec.batch())));
    words.addAll(List.of("--idle", Durations.format(idle(spec))));
    return words;
  }

  private static List<String> operation(OperationSpec operation) {
    if (operation instanceof OperationSpec.Window window) {
      return List.of(
          "--window",
          Durations.format(window.length()),
          "--slide",
          Durations.format(window.slide()));
    }
    return operation instanceof OperationSpec.Stateful ? List.of("--stateful") : List.of();
  }

  /** Long enough that every window has slid past the last record, and no kill comes too late. */
  private static Duration idle(ChaosSpec spec) {
    Duration idle = spec.batch().multipliedBy(4).plusSeconds(2);
    return spec.operation() instanceof OperationSpec.Window window
        ? idle.plus(window.length()).plus(window.slide())
        : idle;
  }
}
