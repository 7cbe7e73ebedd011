package io.dstream.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script for bash, driven in a real bash the way readline drives it. */
final class BashScriptTest {
  /** Calls the registered function; outside of readline, {@code compopt} can only be noted. */
  private static final String DRIVER =
      """
      set -u
      source "$1"
      shift
      compopt() { otherwise="$*"; }
      dstream() { [[ "$1 $2" != "config profiles" ]] || printf '%s\\n' prod "my own"; }
      COMP_WORDS=("$@")
      COMP_CWORD=$(($# - 1))
      COMPREPLY=(stale)
      read -r -a registered < <(complete -p dstream)
      "${registered[4]}"
      echo "${COMPREPLY[*]-} [$otherwise]"
      """;

  private static final String SCRIPT = BashScript.of(SampleTree.syntax(), SampleTree.words());

  @TempDir private Path directory;

  @Test
  void isAsItWas() throws Exception {
    Path file = Path.of("src/test/resources/completion/dstream.bash");
    GeneratedFile.assertUpToDate(file, SCRIPT);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'', count wc dashboard drop pipe script serve topics [+o default]",
        "d, dashboard drop [+o default]",
        "--, --help --version [+o default]",
        "count --s, --sink --source [+o default]",
        "count --p, --password --path --profile [+o default]",
        "count --l, --live [+o default]",
        "count --no, --no-live [+o default]",
        "wc --so, --source [+o default]",
        "count --source '', socket file queue [+o default]",
        "count --source = '', socket file queue [+o default]",
        "count --source =, socket file queue [+o default]",
        "count --source = s, socket [+o default]",
        "count --source socket --sink d, dashboard [+o default]",
        "count -s '', console dashboard [+o default]",
        "count --source = socket --t, --top [+o default]",
        "count --sink dashboard --t, --top [+o default]",
        "count --password --t, --top [+o default]",
        "count --only '', console dashboard [+o default]",
        "\"count --only console,\", \"console,dashboard [+o default]\"",
        "\"count --only = console,d\", \"console,dashboard [+o default]\"",
        "\"count --sink console,\", \" [+o default]\"",
        "count --profile '', prod my own [+o default]",
        "count --profile = p, prod [+o default]",
        "count --top '', \" [+o default]\"",
        "count --input '', \" [-o default]\"",
        "count --config '', \" [-o default]\"",
        "count --path '', \" [-o dirnames]\"",
        "drop '', \" [-o dirnames]\"",
        "serve a b '', \" [-o default]\"",
        "script '', bash zsh fish [+o default]",
        "script z, zsh [+o default]",
        "script zsh '', \" [+o default]\"",
        "dashboard '', --port [+o default]",
        "topics '', create list [+o default]",
        "topics --broker list cr, create [+o default]",
        "topics --broker host : 9092 create -, --partitions [+o default]",
        "hidden --, --help --version [+o default]"
      })
  void proposes(String words, String proposals) throws Exception {
    Path script = Files.writeString(directory.resolve("a b"), SCRIPT);
    List<String> arguments = new ArrayList<>(List.of(script.toString(), "dstream"));
    for (String word : words.split(" ", -1)) {
      arguments.add(word.replace("''", ""));
    }
    assertThat(Shells.run(List.of("bash", "--norc"), DRIVER, arguments))
        .isEqualTo(proposals + "\n");
  }

  /** Words have a bar between; each proposal is in brackets. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "pipe¦~~; <\"map(><\"mapValues(><\"count(><\"countByValue(><\"union(><\"join(>",
        "pipe¦countB; <\"countByValue(><\"countByValue( >",
        "pipe¦\"map; <map(><mapValues(>",
        "pipe¦'map(x -> le; <map(x -> least(><map(x -> left(><map(x -> length(>",
        "pipe¦--source¦web¦=¦file¦:¦///a¦\"w; <web><web >",
        "pipe¦--source¦=¦web¦=¦file¦:¦///a¦\"web | union(; <web | union(web><web | union(web >",
        "pipe¦--source¦web¦=; ~~",
        "pipe¦--source¦web¦=¦ma; ~~",
        "pipe¦--then¦\"count() | cou; <count() | count(><count() | countByValue(>",
        "pipe¦--then¦=¦\"map(line -> li; <map(line -> line><map(line -> line >",
        "pipe¦--sou; <--source>",
        "pipe¦\"count()\"; ~~"
      })
  void proposesWithinAPipeline(String words, String proposals) throws Exception {
    Path script = Files.writeString(directory.resolve("a b"), SCRIPT);
    List<String> arguments = new ArrayList<>(List.of(script.toString(), "dstream"));
    arguments.addAll(List.of(words.replace("~~", "").split("¦", -1)));
    String listing = "printf '<%s>' ${COMPREPLY[@]+\"${COMPREPLY[@]}\"}";
    String driver = DRIVER.substring(0, DRIVER.lastIndexOf("echo")) + listing;
    assertThat(Shells.run(List.of("bash", "--norc"), driver, arguments))
        .isEqualTo(proposals.isEmpty() ? "<>" : proposals);
  }
}
