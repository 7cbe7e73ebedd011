package io.dstream.agent;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.follow.FollowedLines;
import java.util.List;

/**
 * Lines for a collector, in their order.
 *
 * @param lines whole lines
 * @param position how far all files are read, these lines included
 */
record Handover(List<FollowedLines> lines, JsonNode position) {
  /** Bytes of all lines. */
  long bytes() {
    return lines.stream().mapToLong(part -> part.block().length()).sum();
  }
}
