package io.dstream.dashboard;

/**
 * What is sent to those who watch.
 *
 * @param type {@code snapshot}, {@code change} or {@code end}
 * @param id by which a watcher that comes again says what it has
 * @param data a JSON object
 */
public record Event(String type, String id, String data) {
  /** Nothing more comes. */
  static final Event END = new Event("end", "", "{}");
}
