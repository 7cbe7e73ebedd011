package io.dstream.completion;

import java.util.Locale;

/** The shells for which there are completion scripts. */
public enum CompletionShell {
  BASH("dstream.bash"),
  ZSH("_dstream"),
  FISH("dstream.fish");

  private final String fileName;

  CompletionShell(String fileName) {
    this.fileName = fileName;
  }

  /** The name that the shell requires for the file. */
  public String fileName() {
    return fileName;
  }

  /**
   * Returns the completion script of the program whose root command is {@code root}.
   *
   * @param pipeline the names that occur in the program's pipelines
   */
  public String script(CommandSyntax root, PipelineWords pipeline) {
    return switch (this) {
      case BASH -> BashScript.of(root, pipeline);
      case ZSH -> ZshScript.of(root, pipeline);
      case FISH -> FishScript.of(root, pipeline);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
