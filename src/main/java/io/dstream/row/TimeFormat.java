package io.dstream.row;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes a batch time in a time zone as ISO 8601 with the zone's offset, with milliseconds unless
 * they are zero: {@code 2026-11-22T17:00:01+01:00}.
 */
public record TimeFormat(ZoneId zone) {
  /** The format for stored results, and for printed ones unless another zone is requested. */
  public static final TimeFormat UTC = new TimeFormat(ZoneOffset.UTC);

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

  /** Formats a time in this zone, in ASCII. */
  public String of(Instant time) {
    DateTimeFormatter format = time.toEpochMilli() % 1000 == 0 ? SECONDS : MILLISECONDS;
    return format.format(time.atZone(zone));
  }
}
