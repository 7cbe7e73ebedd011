package io.dstream.engine;

import io.dstream.spec.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The report of a completed batch.
 *
 * @param time the batch time
 * @param lines the number of lines read from each source, by source name; lines of a task that ran
 *     twice are counted twice
 * @param delay the time between the batch time and the start of processing
 * @param processing how long processing took
 * @param lag the records that are available but in no batch yet, by source and by its parts, such
 *     as {@code topic-0}; only for sources that know it
 * @param silence why the batch produced no rows; empty if it produced some
 */
public record BatchReport(
    Instant time,
    Map<String, Long> lines,
    Duration delay,
    Duration processing,
    Map<String, Map<String, Long>> lag,
    Optional<Silence> silence) {
  public BatchReport {
    lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
  }

  /** Returns the number of lines of all sources. */
  public long allLines() {
    return lines.values().stream().mapToLong(Long::longValue).sum();
  }
}
