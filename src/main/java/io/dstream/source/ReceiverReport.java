package io.dstream.source;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A receiver's report to the driver about its connection. Spark's only channel for it is a text,
 * which Spark calls an error.
 *
 * @param detail why the receiver is not connected; empty if it is connected
 */
record ReceiverReport(State state, String detail) {
  private static final String SEPARATOR = ": ";

  /** The state of the connection. */
  enum State {
    /** The connection was just established. */
    CONNECTED,
    /** The connection is lost, or there never was one. */
    LOST,
    /** The connection is lost again, and nothing was received in between. */
    LOST_AGAIN
  }

  /** Parses a report that {@link #text} created. Empty for a text from Spark itself. */
  static Optional<ReceiverReport> of(String text) {
    return Stream.of(State.values())
        .filter(state -> text.startsWith(state + SEPARATOR))
        .map(state -> new ReceiverReport(state, text.substring((state + SEPARATOR).length())))
        .findFirst();
  }

  String text() {
    return state + SEPARATOR + detail;
  }
}
