package io.dstream.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dstream.row.JsonText;
import java.util.Optional;

/**
 * What is sent to those who watch: a server-sent event. Its bytes are made when the first one needs
 * them, and are the same for all.
 */
public final class Event {
  /** Says nothing, so that a connection without events stays. */
  static final Event COMMENT = new Event("", "", "");

  private final String type;
  private final String id;
  private final String data;
  private byte[] bytes;

  /**
   * @param type {@code snapshot}, {@code change}, {@code alert} or {@code end}; empty for a comment
   * @param id by which a watcher that comes again says what it has; empty for none
   * @param data a JSON object, without line ends
   */
  Event(String type, String id, String data) {
    this.type = type;
    this.id = id;
    this.data = data;
  }

  /** Nothing more comes: the stream has ended, and if it failed, why. */
  static Event end(Optional<String> failure) {
    return new Event(
        "end", "", JsonText.object(json -> json.writeStringField("failed", failure.orElse(null))));
  }

  String type() {
    return type;
  }

  String id() {
    return id;
  }

  String data() {
    return data;
  }

  /** Whether it is the last. */
  public boolean isEnd() {
    return type.equals("end");
  }

  /** As it is sent; not to be written to. */
  public synchronized byte[] bytes() {
    if (bytes == null) {
      String lines =
          type.isEmpty()
              ? ":\n"
              : "event:" + type + "\ndata:" + data + (id.isEmpty() ? "\n" : "\nid:" + id + "\n");
      bytes = (lines + "\n").getBytes(UTF_8);
    }
    return bytes;
  }
}
