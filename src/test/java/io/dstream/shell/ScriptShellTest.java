package io.dstream.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shell where stdin is no terminal. A bar stands for the end of a line. */
final class ScriptShellTest {
  @ParameterizedTest
  @CsvSource({
    "say a| |# note|say 'b c' d, 0, 'say [a]|say [b c, d]'",
    "dstream say a, 0, say [a]",
    "say a \\|  b|say 'c|d', 0, 'say [a, b]|say [c|d]'",
    "fail|say a, 1, dstream: it failed|hint: try say",
    "fail 7|say a, 7, ''",
    "say a|say --no|say b, 2, say [a]|dstream: Unknown option: '--no'|hint: see dstream say --help",
    "say --no &|say b, 2, dstream: Unknown option: '--no'|hint: see dstream say --help",
    "say a|exit|say b, 0, say [a]",
    "quit|say b, 0, ''",
    "history|clear|say b, 0, say [b]",
    "clear up, 2, 'dstream: Unexpected argument: ''up''|hint: see dstream clear --help'",
    "shell, 2, dstream: this is the shell already|hint: leave it with exit",
    "wordcount --source stdin|say b, 2,"
        + "'dstream: wordcount would read stdin, which belongs to the shell"
        + "|hint: run it outside of the shell'",
    "produce --topic t --input - &|say b, 2,"
        + "'dstream: produce would read stdin, which no job has|hint: run it outside of the shell'",
    "say 'a|b, 2, dstream: the last command has a quote that is never closed",
    "say a \\, 2, dstream: the last line ends in a backslash",
    "'', 0, ''"
  })
  void runsLineByLineUpToTheFirstFailure(String script, int status, String said) throws Exception {
    TalkingTree tree = new TalkingTree();
    StringReader stdin = new StringReader(script.replace('|', '\n'));
    CommandRunner runner =
        new CommandRunner(tree::create, List.of(), Jobs.ofScript(), PromptCommands.NONE);
    assertThat(new ScriptShell(runner, stdin).run()).isEqualTo(status);
    assertThat(tree.said()).isEqualTo(said.isEmpty() ? "" : said.replace('|', '\n') + "\n");
  }
}
