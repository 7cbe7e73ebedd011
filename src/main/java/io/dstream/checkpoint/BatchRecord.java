package io.dstream.checkpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What the checkpoint knows of a batch.
 *
 * @param time the batch's time, milliseconds since the epoch
 * @param origin the time at which the stream began, milliseconds since the epoch: windows slide
 *     from there
 * @param reads what the batch reads, in the words of its source, so that it can be read again; null
 *     when it cannot
 * @param position all that was taken in up to this batch, in the words of its source; null when it
 *     is the position of the record before and what this batch reads
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchRecord(long time, long origin, JsonNode reads, JsonNode position) {
  /** What a batch reads that reads nothing. */
  public static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

  /** Before the first batch. */
  public static final BatchRecord NONE = new BatchRecord(0, 0, NOTHING, null);
}
