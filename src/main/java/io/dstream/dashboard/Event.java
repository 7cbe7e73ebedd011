package io.dstream.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dstream.row.JsonText;
import java.util.Optional;

/**
 * A server-sent event for the watchers. Its bytes are encoded when the first watcher needs them,
 * and all watchers share them.
 */
public final class Event {
  /** A comment without content that keeps an idle connection open. */
  static final Event COMMENT = new Event("", "", "");

  private final String type;
  private final String id;
  private final String data;
  private byte[] bytes;

  /**
   * @param type {@code snapshot}, {@code change}, {@code alert} or {@code end}; empty for a comment
   * @param id the id that a reconnecting watcher sends to resume after this event; empty for none
   * @param data a JSON object, without line ends
   */
  Event(String type, String id, String data) {
    this.type = type;
    this.id = id;
    this.data = data;
  }

  /** Returns the last event: the stream has ended, with the reason if it failed. */
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

  /** Returns whether this is the last event. */
  public boolean isEnd() {
    return type.equals("end");
  }

  /** Returns the encoded event; callers must not modify the array. */
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
