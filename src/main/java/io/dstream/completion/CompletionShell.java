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

  /** The completion script of the program whose root command is {@code root}. */
  public String script(CommandSyntax root) {
    return switch (this) {
      case BASH -> BashScript.of(root);
      case ZSH -> ZshScript.of(root);
      case FISH -> FishScript.of(root);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
