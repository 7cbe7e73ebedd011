package io.dstream.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for zsh: its text, and what a Tab does in a real zsh where there is one. */
final class ZshScriptTest {
  /**
   * Types each line and a Tab into an interactive zsh on a pseudo-terminal, then a key that notes
   * what has become of the line.
   */
  private static final String DRIVER =
      """
      script=$1 notes=$2
      shift 2
      zmodload zsh/zpty
      zpty inner zsh -f -i
      zpty -w inner "autoload -Uz compinit && compinit -u -D; source ${(q)script}"
      zpty -w inner "note() { print -r -- \\"\\$BUFFER\\" >>${(q)notes}; BUFFER=; }"
      zpty -w inner "dstream() { print -r prod }"
      zpty -w inner "zle -N note; bindkey '^T' note; print READ''Y"
      zpty -r inner out '*READY*'
      for line; do
        zpty -w -n inner "$line"$'\\t\\x14'
      done
      zpty -w inner exit
      while zpty -r inner out; do :; done
      cat $notes
      """;

  @TempDir private Path directory;

  @Test
  void isAsItWas() throws Exception {
    Path file = Path.of("src/test/resources/completion/_dstream");
    GeneratedFile.assertUpToDate(file, ZshScript.of(SampleTree.syntax(), SampleTree.words()));
  }

  @Test
  void completesOnTab() throws Exception {
    Shells.require("zsh");
    Map<String, String> completed = new LinkedHashMap<>();
    completed.put("dstream da", "dstream dashboard ");
    completed.put("dstream hid", "dstream hid");
    completed.put("dstream --v", "dstream --version ");
    completed.put("dstream count --so", "dstream count --source=");
    completed.put("dstream wc --liv", "dstream wc --live ");
    completed.put("dstream count --no", "dstream count --no-live ");
    completed.put("dstream count --vers", "dstream count --vers");
    completed.put("dstream count --source so", "dstream count --source socket ");
    completed.put("dstream count --source=so", "dstream count --source=socket ");
    completed.put("dstream count -sd", "dstream count -sdashboard ");
    completed.put("dstream count -s d --sou", "dstream count -s d --source=");
    completed.put("dstream count -s d --sink c", "dstream count -s d --sink console ");
    // The comma goes away when a blank follows.
    completed.put("dstream count --only c", "dstream count --only console,");
    completed.put("dstream count --only console,d", "dstream count --only console,dashboard,");
    completed.put("dstream count --profile p", "dstream count --profile prod ");
    completed.put("dstream count --top 3 --to", "dstream count --top 3 --to");
    completed.put("dstream count --input pom.x", "dstream count --input pom.xml ");
    completed.put("dstream script z", "dstream script zsh ");
    completed.put("dstream pipe countB", "dstream pipe \"countByValue(");
    completed.put("dstream pipe 'map(x -> len", "dstream pipe 'map(x -> length(");
    completed.put("dstream pipe --then \"count() | uni", "dstream pipe --then \"count() | union(");
    completed.put(
        "dstream pipe --source web=queue: --source=app=queue: \"web | union(a",
        "dstream pipe --source web=queue: --source=app=queue: \"web | union(app");
    completed.put("dstream pipe --sou", "dstream pipe --source=");
    completed.put("dstream topics --broker list cr", "dstream topics --broker list create ");
    completed.put("dstream topics create a --par", "dstream topics create a --partitions=");
    completed.put("dstream serve a pom.x", "dstream serve a pom.xml ");
    completed.put("dstream drop sr", "dstream drop src/");

    Path script =
        Files.writeString(
            directory.resolve("a b"), ZshScript.of(SampleTree.syntax(), SampleTree.words()));
    List<String> arguments =
        new ArrayList<>(List.of(script.toString(), directory.resolve("notes").toString()));
    arguments.addAll(completed.keySet());
    Stream<String> notes = Shells.run(List.of("zsh", "-f"), DRIVER, arguments).lines();
    assertThat(notes).containsExactlyElementsOf(completed.values());
  }
}
