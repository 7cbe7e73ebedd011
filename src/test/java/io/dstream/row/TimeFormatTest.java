package io.dstream.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatTest {
  /** Winter and summer time, half an hour, another day, the second hour of a change to winter. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-22T16:00:01Z,     UTC,              2026-11-22T16:00:01Z",
    "2026-11-22T16:00:01.200Z, UTC,              2026-11-22T16:00:01.200Z",
    "2026-11-22T16:00:01.200Z, Europe/Berlin,    2026-11-22T17:00:01.200+01:00",
    "2026-07-22T16:00:00Z,     Europe/Berlin,    2026-07-22T18:00:00+02:00",
    "2026-10-25T01:30:00Z,     Europe/Berlin,    2026-10-25T02:30:00+01:00",
    "2026-11-22T16:00:01Z,     Asia/Kolkata,     2026-11-22T21:30:01+05:30",
    "2026-11-22T01:00:00Z,     America/New_York, 2026-11-21T20:00:00-05:00",
    "2026-11-22T16:00:01Z,     +02:00,           2026-11-22T18:00:01+02:00"
  })
  void aTimeStandsInItsZoneWithTheOffset(Instant time, ZoneId zone, String written) {
    assertThat(new TimeFormat(zone).of(time)).isEqualTo(written);
  }
}
