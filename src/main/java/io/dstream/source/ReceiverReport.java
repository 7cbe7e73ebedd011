package io.dstream.source;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a receiver tells the driver of its connection. Spark has one way for that, a text, and calls
 * it an error.
 *
 * @param detail why it is not connected; empty when it is
 */
record ReceiverReport(State state, String detail) {
  private static final String SEPARATOR = ": ";

  /** How the connection is. */
  enum State {
    /** It has just been made. */
    CONNECTED,
    /** It is gone, or there never was one. */
    LOST,
    /** The same again, and nothing came in between. */
    LOST_AGAIN
  }

  /** The report that {@link #text} was made of; empty for a text of Spark's own. */
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
