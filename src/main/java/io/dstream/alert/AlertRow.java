package io.dstream.alert;

import java.time.Instant;

/**
 * A row that meets the condition of an alert.
 *
 * @param key the key columns as a JSON object; {@code {}} where rows have no key, so that they
 *     count as one row
 * @param row all columns as a JSON object, as they were when it last met the condition
 * @param since the batch time since which it has met the condition
 */
public record AlertRow(String key, String row, Instant since) {}
