package io.dstream.cli;

import io.dstream.completion.CompletionShell;
import io.dstream.completion.SyntaxReader;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dstream completion SHELL}: prints the completion script of the whole command tree. */
@Command(
    name = "completion",
    description = "Prints the completion script for a shell.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "To complete in every new shell, put one of these where it starts:",
      "  ~/.bashrc                   source <(dstream completion bash)",
      "  ~/.zshrc, after compinit    source <(dstream completion zsh)",
      "  ~/.config/fish/config.fish  dstream completion fish | source"
    })
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
  private CompletionShell shell;

  @Override
  public void run() {
    // Use a fresh tree: the tree of the interactive shell has additional commands.
    CommandSpec tree = CommandTree.create().getCommandSpec();
    PrintWriter out = spec.commandLine().getOut();
    out.print(shell.script(SyntaxReader.read(tree), PipelineVocabulary.all()));
    out.flush();
  }
}
