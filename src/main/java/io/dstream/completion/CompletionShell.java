package io.dstream.completion;

import java.util.Locale;

/** The shells that there are completion scripts for. */
public enum CompletionShell {
  BASH("dstream.bash"),
  ZSH("_dstream"),
  FISH("dstream.fish");

  private final String fileName;

  CompletionShell(String fileName) {
    this.fileName = fileName;
  }

  /** What the shell wants the file to be called. */
  public String fileName() {
    return fileName;
  }

  /**
   * The completion script of the program whose root command is {@code root}.
   *
   * @param pipeline the names that it has for pipelines
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
