package io.dstream.watch;

import java.util.Optional;

/**
 * Parses the lines of a stream of server-sent events (WHATWG HTML, section 9.2.6); reads only the
 * fields that are used here.
 */
final class ServerEvents {
  private final StringBuilder data = new StringBuilder();
  private String type = "";
  private String lastId = "";

  /**
   * An event.
   *
   * @param lastId the last id received, with this event or before it; empty for none
   */
  record Message(String type, String lastId, String data) {}

  /** Parses a line; returns the event that it completes, if any. */
  Optional<Message> take(String line) {
    if (line.isEmpty()) {
      return end();
    }
    int colon = line.indexOf(':');
    String field = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    switch (field) {
      case "event" -> type = value;
      case "id" -> lastId = value;
      case "data" -> data.append(value).append('\n');
      default -> {} // a comment, or a field that is not used here
    }
    return Optional.empty();
  }

  private Optional<Message> end() {
    Optional<Message> message =
        data.isEmpty()
            ? Optional.empty()
            : Optional.of(new Message(type, lastId, data.substring(0, data.length() - 1)));
    data.setLength(0);
    type = "";
    return message;
  }
}
