package io.dstream.cli;

import io.dstream.pipe.stage.Stage;
import io.dstream.pipe.stage.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code dstream pipe} says about stages. */
final class StageHelp {
  private StageHelp() {}

  /** Every stage, how it is written and what it does, a line each. */
  static List<String> list() {
    List<String> lines = new ArrayList<>();
    for (Stage stage : Stages.all()) {
      lines.add("  " + stage.signature());
      lines.add("      " + stage.meaning());
    }
    return lines;
  }

  /** The page of one stage; empty where there is none of this name. */
  static Optional<String> page(String name) {
    return Stages.all().stream()
        .filter(stage -> stage.name().equalsIgnoreCase(name))
        .findFirst()
        .map(
            stage ->
                String.join(
                    "\n",
                    stage.signature(),
                    "    " + stage.meaning(),
                    stage.note().isEmpty() ? "" : "    " + stage.note() + "\n",
                    "Example:",
                    "  dstream pipe \"" + stage.example() + "\"",
                    ""));
  }
}
