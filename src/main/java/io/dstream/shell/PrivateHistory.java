package io.dstream.shell;

import io.dstream.spec.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * The history without passwords. A password typed after its option is left out, so that the line
 * asks for it when it is run again; a line with a secret elsewhere is not kept.
 */
final class PrivateHistory extends DefaultHistory {
  /** Matches an option and its value. */
  private static final Pattern OPTION =
      Pattern.compile("--([\\w-]+)(?:=|\\s+)(?![-&])('[^']*'|\"[^\"]*\"|\\S+)");

  @Override
  public void add(Instant time, String line) {
    String kept = withoutTyped(line);
    if (!Secrets.areIn(kept)) {
      super.add(time, kept);
    }
  }

  /** Returns the commands with their numbers, the oldest first. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Entry entry : this) {
      String kept = withoutTyped(entry.line()); // another program can have written the file
      if (!Secrets.areIn(kept)) {
        lines.add(String.format(Locale.ROOT, "%5d  %s", entry.index() + 1, kept));
      }
    }
    return lines;
  }

  /** Removes secrets typed after options, also misspelt ones, which users run again. */
  private static String withoutTyped(String line) {
    return OPTION
        .matcher(line)
        .replaceAll(
            option ->
                Matcher.quoteReplacement(
                    Secrets.are(option.group(1), option.group(2))
                        ? "--" + option.group(1)
                        : option.group()));
  }
}
