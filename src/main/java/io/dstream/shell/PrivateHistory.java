package io.dstream.shell;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * The history without passwords: one that was typed behind its option is left out, so that the line
 * asks for it when it is run again; a line with a secret in another place is not kept.
 */
final class PrivateHistory extends DefaultHistory {
  /** A password as it is; what begins with {@code env:} or {@code file:} only says where it is. */
  private static final Pattern TYPED =
      Pattern.compile("(--[\\w-]*password)(?:=|\\s+)(?!env:|file:|-|&)('[^']*'|\"[^\"]*\"|\\S+)");

  private static final Pattern ELSEWHERE =
      Pattern.compile("(?i)(password|passwd|secret|sasl\\.jaas\\.config)\\w*\\s*=(?!env:|file:)");

  @Override
  public void add(Instant time, String line) {
    String kept = withoutTyped(line);
    if (!ELSEWHERE.matcher(kept).find()) {
      super.add(time, kept);
    }
  }

  private static String withoutTyped(String line) {
    return TYPED.matcher(line).replaceAll("$1");
  }
}
