package io.dstream;

import io.dstream.cli.CommandTree;
import io.dstream.control.TemporaryDirectory;
import io.dstream.engine.WarmUp;
import io.dstream.hadoop.NamelessUser;
import io.dstream.spark.Submission;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.SparkUserAppException;

/** Wires the command tree to the process. */
public final class Main {
  /** Commands that may make temporary files; the others start without a directory for them. */
  private static final Set<String> WITH_FILES =
      Set.of(
          "bench",
          "bench-trial",
          "chaos",
          "consume",
          "pipe",
          "produce",
          "serve-kafka",
          "shell",
          "sql",
          "tail",
          "watch",
          "wordcount");

  private static final Set<String> STREAMING = Set.of("pipe", "sql", "wordcount");

  private Main() {}

  public static void main(String[] args) throws SparkUserAppException {
    // Libraries fold case and format numbers in the default locale. A Turkish "i" changes the name
    // "ID", and most readers do not recognize Arabic digits.
    Locale.setDefault(Locale.ROOT);
    List<String> words = List.of(args);
    if (words.stream().anyMatch(Main::mayMakeFiles) && !words.contains("--help")) {
      TemporaryDirectory.begin();
    }
    NamelessUser.logIn();
    if (words.stream().anyMatch(STREAMING::contains)
        && words.stream().noneMatch(Main::changesTheLog)) {
      WarmUp.beginWithClasses();
    }
    Submission.end(CommandTree.createFor(args).execute(args));
  }

  private static boolean mayMakeFiles(String word) {
    return WITH_FILES.contains(word) || word.startsWith("@");
  }

  /** Checks whether a word may turn on the log: {@code -v} in any form, or an argument file. */
  private static boolean changesTheLog(String word) {
    return word.equals("--verbose") || word.matches("-\\w*v.*|@.*");
  }
}
