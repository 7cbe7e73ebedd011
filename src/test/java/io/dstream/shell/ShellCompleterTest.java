package io.dstream.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dstream.completion.SampleTree;
import io.dstream.completion.SyntaxReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShellCompleterTest {
  private final ShellCompleter completer =
      new ShellCompleter(
          SyntaxReader.read(SampleTree.create().getCommandSpec()),
          (label, line, word) -> List.of(new Candidate(label + "-of-" + String.join("-", line))),
          SampleTree::words);
  private LineReader reader;

  @BeforeEach
  void setUp() throws Exception {
    DumbTerminal terminal =
        new DumbTerminal(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream());
    reader = LineReaderBuilder.builder().terminal(terminal).build();
  }

  @ParameterizedTest
  @CsvSource({
    "'', count wc dashboard drop pipe script serve topics",
    "'dash', dashboard",
    "'dstream dash', dashboard",
    "'--', --help --version",
    "'hid', ''",
    "'count --s', --sink --source",
    "'count --source ', socket file queue",
    "'count --source=', --source=socket --source=file --source=queue",
    "'count --source=q', --source=queue",
    "'count --sink dashboard --to', --top",
    "'count -s c', console",
    "'count --only console,', 'console,dashboard'",
    "'count --only=console,d', '--only=console,dashboard'",
    "'count --sink console,', ''",
    "'count --profile ', PROFILE-of-count",
    "'count --top ', N-of-count",
    "'count --source file --top ', N-of-count---source-file",
    "'count --top=', --top=N-of-count",
    "'dashboard ', --port",
    "'script ', bash zsh fish",
    "'script zsh ', ''",
    "'topics --broker list ', create list",
    "'topics create x -', --partitions",
    "'serve -- -', ''",
    "'count --input pom.x', pom.xml",
    "'count --input=pom.x', --input=pom.xml",
    "'count --path sr', src/",
    "'drop pom', ''",
    "'serve pom.xml pom.x', pom.xml"
  })
  void proposes(String line, String values) {
    assertThat(candidates(line))
        .extracting(Candidate::value)
        .containsExactly(
            Stream.of(values.split(" ")).filter(v -> !v.isEmpty()).toArray(String[]::new));
  }

  @Test
  void tellsWhatCommandsAndOptionsDo() {
    assertThat(candidates("dash"))
        .extracting(Candidate::value, Candidate::descr)
        .containsExactly(tuple("dashboard", "Shows counts"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "pipe \"count() | uni; count() | union(; \"count() | union(",
        "pipe 'map(x -> len; map(x -> length(; 'map(x -> length(",
        "pipe \"map(x -> concat('$', len; map(x -> concat('$', length(; \"map(x -> concat('\\$', length(",
        "pipe countB; countByValue(; \"countByValue(",
        "pipe --source web=file:///a --source=app=x: --then 'web | union(a; web | union(app; 'web |"
            + " union(app",
      })
  void completesTheLastWordOfAPipelineWithinItsQuotes(String line, String value, String inserted) {
    assertThat(candidates(line)).extracting(Candidate::value).containsExactly(value);
    assertThat(candidates(line)).noneMatch(Candidate::complete);
    assertThat(new ShellParser().parse(line, line.length(), ParseContext.COMPLETE))
        .extracting(parsed -> parsed.escape(value, false).toString())
        .isEqualTo(inserted);
  }

  /** What JLine would leave of the candidates: those that begin with the word. */
  private List<Candidate> candidates(String line) {
    List<Candidate> candidates = new ArrayList<>();
    var parsed = new ShellParser().parse(line, line.length(), ParseContext.COMPLETE);
    completer.complete(reader, parsed, candidates);
    return candidates.stream().filter(c -> c.value().startsWith(parsed.word())).toList();
  }
}
