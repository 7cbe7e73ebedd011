package io.dstream.live;

import io.dstream.row.Row;
import java.time.Instant;
import java.util.List;

/**
 * A result as it is drawn.
 *
 * @param rows the best ones, the best first
 * @param allRows how many rows it has
 * @param time its batch time
 */
record LiveResult(List<Row> rows, long allRows, Instant time) {}
