package io.dstream.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Takes the lines of an agent. While it is away, whoever hands over waits. */
interface Collector extends AutoCloseable {
  /** Hands lines over; back when it is done, or when the agent is to stop. */
  void deliver(Handover lines) throws InterruptedException;

  /** Nothing is there to hand over now. */
  void idle();

  /** How far the lines have arrived, as far as is known; empty where none has since the start. */
  Optional<JsonNode> arrived();

  /** No more comes: waits until all that was handed over has arrived, or nobody can tell. */
  void finish();

  @Override
  void close();
}
