package io.dstream.engine;

import io.dstream.spec.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to say of a batch that is done.
 *
 * @param time the batch time
 * @param lines the lines that it read of each source, by its name; those of a task that ran twice
 *     are counted twice
 * @param delay how long after its time it began
 * @param processing how long it took
 * @param lag the records that are there and in no batch yet, by source and by its parts, such as
 *     {@code topic-0}; of sources that know it
 * @param silence why it brought nothing; empty where it brought something
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

  /** The lines of all sources. */
  public long allLines() {
    return lines.values().stream().mapToLong(Long::longValue).sum();
  }
}
