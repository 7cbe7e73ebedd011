package io.dstream.alert;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import io.dstream.row.EncodedRows;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import java.io.Serializable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a result that meet the condition of one alert.
 *
 * @param met the best rows that meet it, and all tracked rows that meet it, by key, the best first
 * @param allMet the number of rows that meet it
 * @param notMet the keys of tracked rows that are present but do not meet it
 * @param failure why the condition failed on a row; empty if it failed on none
 */
record Evaluation(Map<String, Row> met, long allMet, Set<String> notMet, String failure) {
  /** The evaluation of one partition of the result; a row may occur twice in {@code met}. */
  record Part(EncodedRows met, long allMet, Set<String> notMet, String failure)
      implements Serializable {}

  /** Combines the evaluations of the partitions of a result. */
  static Evaluation of(List<Part> parts, Schema schema) {
    return new Evaluation(
        parts.stream()
            .flatMap(part -> part.met.rows().stream())
            .sorted(schema.ranking())
            .collect(toMap(schema::keyJson, row -> row, (best, other) -> best, LinkedHashMap::new)),
        parts.stream().mapToLong(Part::allMet).sum(),
        parts.stream().flatMap(part -> part.notMet.stream()).collect(toCollection(HashSet::new)),
        parts.stream().map(Part::failure).filter(f -> !f.isEmpty()).findFirst().orElse(""));
  }
}
