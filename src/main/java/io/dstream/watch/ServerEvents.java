package io.dstream.watch;

import java.util.Optional;

/**
 * Puts the lines of a stream of server-sent events together (WHATWG HTML, section 9.2.6), of the
 * fields that are used here.
 */
final class ServerEvents {
  private final StringBuilder data = new StringBuilder();
  private String type = "";
  private String lastId = "";

  /**
   * An event.
   *
   * @param lastId the id that came last, with this event or before it; empty for none
   */
  record Message(String type, String lastId, String data) {}

  /** Takes a line; returns the event that it ends, if it ends one. */
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
      default -> {} // a comment, or what this reader need not know
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
