package io.dstream.live;

import io.dstream.row.Row;
import java.time.Instant;
import java.util.List;

/**
 * A result as it is drawn.
 *
 * @param rows its best rows, best first
 * @param allRows the number of all its rows
 * @param time its batch time
 */
record LiveResult(List<Row> rows, long allRows, Instant time) {}
