package io.dstream;

import io.dstream.cli.CommandTree;
import io.dstream.engine.WarmUp;
import java.util.List;
import java.util.Locale;

/** Wires the command tree to the process. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // Libraries fold case and write numbers in the user's language: a Turkish "i" makes another
    // name of
    // "ID", and an Arabic seven is no digit to most of those that read it.
    Locale.setDefault(Locale.ROOT);
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
