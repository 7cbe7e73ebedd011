package io.dstream.agent;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.follow.FollowedLines;
import java.util.List;

/**
 * Lines for a collector, in order.
 *
 * @param lines whole lines
 * @param position how far all files are read, including these lines
 */
record Handover(List<FollowedLines> lines, JsonNode position) {
  /** Returns the number of bytes of all lines. */
  long bytes() {
    return lines.stream().mapToLong(part -> part.block().length()).sum();
  }
}
