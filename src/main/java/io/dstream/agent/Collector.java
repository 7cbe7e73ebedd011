package io.dstream.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Receives the lines of an agent. While it is unavailable, the caller waits. */
interface Collector extends AutoCloseable {
  /** Hands lines over. Returns once that is done, or when the agent is to stop. */
  void deliver(Handover lines) throws InterruptedException;

  /** Called when there is nothing to hand over. */
  void idle();

  /**
   * Returns the known position up to which lines have arrived; empty if none has since the start.
   */
  Optional<JsonNode> arrived();

  /** Waits until all lines have arrived, or until that cannot be known. No more lines follow. */
  void finish();

  @Override
  void close();
}
