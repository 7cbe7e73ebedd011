package io.dstream.dashboard;

import java.util.Optional;

/**
 * What is sent to those who watch.
 *
 * @param type {@code snapshot}, {@code change}, {@code alert} or {@code end}
 * @param id by which a watcher that comes again says what it has
 * @param data a JSON object
 */
public record Event(String type, String id, String data) {
  /** Nothing more comes: the stream has ended, and if it failed, why. */
  static Event end(Optional<String> failure) {
    return new Event(
        "end", "", EventJson.object(json -> json.writeStringField("failed", failure.orElse(null))));
  }

  boolean isEnd() {
    return type.equals("end");
  }
}
