package io.dstream.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script for fish: its text, and what a real fish proposes where there is one. */
final class FishScriptTest {
  private static final String DRIVER =
      """
      source $argv[1]
      function dstream
          test "$argv" = "config profiles"; and printf '%s\\n' prod "my own"
      end
      complete -C $argv[2]
      """;

  @TempDir private Path directory;

  @Test
  void isAsItWas() throws Exception {
    Path file = Path.of("src/test/resources/completion/dstream.fish");
    GeneratedFile.assertUpToDate(file, FishScript.of(SampleTree.syntax(), SampleTree.words()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'dstream d', dashboard | Shows counts; drop | Drops files",
        "'dstream hid', \"\"",
        "'dstream --ver', --version | Print version information and exit",
        "'dstream count --sou', \"--source | Where from: socket, file, queue\"",
        "'dstream wc --no', --no-live | Redraw in place",
        "'dstream wc -n ', \"\"",
        "'dstream count --source=s', \"--source=socket | Where from: socket, file, queue\"",
        "'dstream count --sink dashboard --to', --top | How many",
        "'dstream count --only con', console | Of these",
        "\"'dstream count --only console,'\", \"console,dashboard | Of these\"",
        "\"'dstream count --only=console,d'\", \"--only=console,dashboard | Of these\"",
        "'dstream count --profile ', my own | A profile; prod | A profile",
        "'dstream script ', bash; fish; zsh",
        "'dstream script z', zsh",
        "'dstream topics --broker list cr', create | Makes a topic",
        "'dstream topics create a --par', --partitions | How many",
        "'dstream count --input pom.x', pom.xml",
        "'dstream count --top pom.x', \"\"",
        "'dstream count --path sr', src/ | Directory",
        "'dstream drop sr', src/ | Directory",
        "'dstream serve a pom.x', pom.xml",
        "'dstream count pom.x', \"\""
      })
  void proposes(String line, String proposals) throws Exception {
    Shells.require("fish");
    Path script =
        Files.writeString(
            directory.resolve("a b"), FishScript.of(SampleTree.syntax(), SampleTree.words()));
    List<String> arguments = List.of(script.toString(), line.replace("'", ""));
    assertThat(Shells.run(List.of("fish", "--no-config"), DRIVER, arguments).lines())
        .containsExactly(
            proposals.isEmpty() ? new String[0] : proposals.replace(" | ", "\t").split("; ", -1));
  }

  /** Each proposal is in brackets. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "dstream pipe countB; <countByValue(><countByValue( >",
        "dstream pipe \"count() | uni; <count() | union(><count() | union( >",
        "dstream pipe --then 'map(x -> le; <map(x -> least(><map(x -> left(><map(x -> length(>",
        "dstream pipe --then=\"map(x -> up; <--then=map(x -> upper(><--then=map(x -> upper( >",
        "dstream pipe \"map(line -> concat(li; <map(line -> concat(line><map(line -> concat(line >",
        "dstream pipe --source=web=queue: --source app=queue: \"web | union(a; <web |"
            + " union(app><web | union(app >",
        "dstream pipe --source web=; ~~"
      })
  void proposesWithinAPipeline(String line, String proposals) throws Exception {
    Shells.require("fish");
    Path script =
        Files.writeString(
            directory.resolve("a b"), FishScript.of(SampleTree.syntax(), SampleTree.words()));
    String proposed =
        Shells.run(List.of("fish", "--no-config"), DRIVER, List.of(script.toString(), line))
            .lines()
            .map(candidate -> "<" + candidate.split("\t", 2)[0] + ">")
            .collect(Collectors.joining());
    assertThat(proposed).isEqualTo(proposals);
  }
}
