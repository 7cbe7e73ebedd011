package io.dstream;

import io.dstream.cli.CommandTree;
import io.dstream.engine.WarmUp;
import java.util.List;

/** Wires the command tree to the process. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    List<String> words = List.of(args);
    if (words.contains("wordcount") && words.stream().noneMatch(Main::changesTheLog)) {
      WarmUp.beginWithClasses();
    }
    System.exit(CommandTree.createFor(args).execute(args));
  }

  /** Whether it may ask for the log, which is off: {@code -v}, in whatever form or place. */
  private static boolean changesTheLog(String word) {
    return word.equals("--verbose") || word.matches("-\\w*v.*|@.*");
  }
}
