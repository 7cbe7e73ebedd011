package io.dstream.cli;

import io.dstream.pipe.stage.Stage;
import io.dstream.pipe.stage.Stages;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code dstream pipe} says about stages. */
final class StageHelp {
  private static final Pattern NAME = Pattern.compile("\\w+");

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

  /**
   * The page of one stage; empty for what is no name.
   *
   * @throws DstreamException wrong usage, when there is no stage of this name
   */
  static Optional<String> page(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    List<String> names = Stages.all().stream().map(Stage::name).toList();
    if (names.stream().noneMatch(name::equalsIgnoreCase)) {
      throw DstreamException.usage(
          "there is no stage " + name,
          Nearest.hint(name, names, "dstream pipe --list prints all of them"));
    }
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
