package io.dstream.alert;

import java.time.Instant;

/**
 * A row that meets the condition of an alert.
 *
 * @param key its key columns as a JSON object; {@code {}} where rows have no key, which then are as
 *     one
 * @param row all its columns as a JSON object, as they were when it met the condition last
 * @param since the batch time from which on it meets it
 */
public record AlertRow(String key, String row, Instant since) {}
