package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.completion.CompletionShell;
import io.dstream.completion.GeneratedFile;
import io.dstream.completion.SyntaxReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** The scripts in {@code completions/} and what {@code dstream completion} prints. */
final class CompletionScriptsTest {
  @ParameterizedTest
  @EnumSource
  void areThoseOfTheCommandTree(CompletionShell shell) throws Exception {
    GeneratedFile.assertUpToDate(Path.of("completions", shell.fileName()), scriptFor(shell));
  }

  @ParameterizedTest
  @EnumSource
  void arePrintedByTheCommand(CompletionShell shell) {
    StringWriter out = new StringWriter();
    CommandLine tree = CommandTree.create().setOut(new PrintWriter(out));
    assertThat(tree.execute("completion", shell.toString())).isZero();
    assertThat(out).hasToString(scriptFor(shell));
  }

  private static String scriptFor(CompletionShell shell) {
    return shell.script(
        SyntaxReader.read(CommandTree.create().getCommandSpec()), PipelineVocabulary.all());
  }
}
