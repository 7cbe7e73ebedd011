package io.dstream.cli;

import io.dstream.pipe.stage.Stage;
import io.dstream.pipe.stage.Stages;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The help of {@code dstream pipe} about stages. */
final class StageHelp {
  private static final Pattern NAME = Pattern.compile("\\w+");

  private StageHelp() {}

  /** Returns the signature and the description of every stage, on two lines per stage. */
  static List<String> list() {
    List<String> lines = new ArrayList<>();
    for (Stage stage : Stages.all()) {
      lines.add("  " + stage.signature());
      lines.add("      " + stage.meaning());
    }
    return lines;
  }

  /**
   * Returns the page of one stage; empty if the text is not a name.
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
