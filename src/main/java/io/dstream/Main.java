package io.dstream;

import io.dstream.cli.CommandTree;
import io.dstream.engine.WarmUp;
import java.util.List;

/** Wires the command tree to the process. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    if (List.of(args).contains("wordcount")) {
      WarmUp.beginWithClasses();
    }
    System.exit(CommandTree.createFor(args).execute(args));
  }
}
