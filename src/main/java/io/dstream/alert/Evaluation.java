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
 * Which rows of a result meet the condition of one alert.
 *
 * @param met the best of those that meet it, and all that are followed and meet it, by their key,
 *     the best first
 * @param allMet how many meet it
 * @param notMet the keys of those that are followed, and are there without meeting it
 * @param failure why the condition failed on a row; empty where it failed on none
 */
record Evaluation(Map<String, Row> met, long allMet, Set<String> notMet, String failure) {
  /** That of one part of the result; a row may be twice among {@code met}. */
  record Part(EncodedRows met, long allMet, Set<String> notMet, String failure)
      implements Serializable {}

  /** That of a result, of those of its parts. */
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
