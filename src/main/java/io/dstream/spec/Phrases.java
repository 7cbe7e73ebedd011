package io.dstream.spec;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Formats parts of sentences for the user. */
public final class Phrases {
  private static final int FEW = 4;

  private Phrases() {}

  /** Formats a number of things, such as {@code 1 line} or {@code 12 lines}. */
  public static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /**
   * Formats a duration in seconds, such as {@code 21 s}, {@code 2 min 5 s} or {@code 1 h 0 min}.
   */
  public static String seconds(Duration time) {
    if (time.toHours() > 0) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    return time.toMinutes() > 0
        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
        : time.toSeconds() + " s";
  }

  /** Lists the first few, separated by commas, and the number of the remaining ones. */
  public static String few(List<String> all) {
    String first = String.join(", ", all.subList(0, Math.min(FEW, all.size())));
    return all.size() <= FEW ? first : first + " and " + (all.size() - FEW) + " more";
  }

  /** Formats a start time to the second, in UTC like batch times. */
  public static String since(Instant begin) {
    return "since " + begin.truncatedTo(ChronoUnit.SECONDS);
  }
}
