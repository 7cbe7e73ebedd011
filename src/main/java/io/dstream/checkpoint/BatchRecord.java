package io.dstream.checkpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The checkpoint's record of a batch.
 *
 * @param time the batch's time, milliseconds since the epoch
 * @param origin the time at which the stream began, milliseconds since the epoch; windows slide
 *     from there
 * @param reads what the batch reads, as defined by its source, so that it can be read again; null
 *     when it cannot
 * @param position everything read up to this batch, as defined by its source; null when it follows
 *     from the position of the record before and what this batch reads
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchRecord(long time, long origin, JsonNode reads, JsonNode position) {
  /** The {@code reads} of a batch that reads nothing. */
  public static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

  /** The record before the first batch. */
  public static final BatchRecord NONE = new BatchRecord(0, 0, NOTHING, null);
}
