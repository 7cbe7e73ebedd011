package io.dstream.dashboard;

import io.dstream.alert.AlertChange;
import io.dstream.alert.AlertJson;
import io.dstream.row.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events of one selection, made once for all its watchers. A watcher that has one of the last
 * events gets the events after it; any other watcher gets a snapshot. Holds the rows and about
 * {@value #CHARS} characters of events in memory. Thread-safe.
 */
final class View {
  private static final long CHARS = 2 << 20;

  private final Subject subject;
  private final Schema schema;
  private final Selection selection;
  private final String idPrefix;

  /** Maps the id of an event to the event that follows it; oldest first. */
  private final Map<String, Event> next = new LinkedHashMap<>();

  private Board board;
  private Map<String, String> rows;
  private long chars;
  private Optional<Event> snapshot = Optional.empty();
  private Optional<Event> end = Optional.empty();

  /**
   * @param run an identifier that differs in each run of the program
   */
  View(Subject subject, Selection selection, String run, Board board) {
    this.subject = subject;
    this.schema = subject.schema();
    this.selection = selection;
    this.idPrefix = run + "." + Integer.toHexString(selection.hashCode());
    this.board = board;
    this.rows = rows(board);
  }

  /** Returns the rows in their order, by key, or by position if they have no key. */
  private Map<String, String> rows(Board of) {
    Map<String, String> byKey = new LinkedHashMap<>();
    for (ShownRow row : selection.of(schema, of.rows())) {
      byKey.put(schema.key().isEmpty() ? String.valueOf(byKey.size()) : row.key(), row.json());
    }
    return byKey;
  }

  /** Replaces the board by {@code now}, which includes {@code news}. */
  synchronized void update(Board now, News news) {
    Map<String, String> before = rows;
    RowChange change = RowChange.NONE;
    if (news.result().isPresent()) {
      rows = rows(now);
      change =
          schema.key().isEmpty()
              ? RowChange.replaced(List.copyOf(rows.values()))
              : RowChange.between(before, rows);
    }
    turnTo(now, "change", EventJson.change(now, change, news.done()));
  }

  /** Replaces the board by {@code now}, which includes a change of an alert. */
  synchronized void update(Board now, AlertChange change) {
    turnTo(now, "alert", AlertJson.of(change));
  }

  private void turnTo(Board now, String type, String data) {
    add(id(board), new Event(type, id(now), data));
    board = now;
    snapshot = Optional.empty();
  }

  private void add(String before, Event event) {
    next.put(before, event);
    chars += event.data().length();
    while (chars > CHARS && next.size() > 1) {
      chars -= next.remove(next.keySet().iterator().next()).data().length();
    }
  }

  private String id(Board of) {
    return idPrefix + "." + of.number();
  }

  /**
   * Returns the next event for a watcher.
   *
   * @param last the id of the last event that the watcher has; unknown ids, such as the empty one
   *     or ids of another run, get a snapshot
   * @return empty when the watcher has all events; the last event once the stream has ended
   */
  synchronized Optional<Event> after(String last) {
    if (last.equals(id(board))) {
      return end;
    }
    Event follows = next.get(last);
    return Optional.of(follows == null ? snapshot() : follows);
  }

  /** Ends the view; {@code last} is its last event. */
  synchronized void end(Event last) {
    end = Optional.of(last);
  }

  private Event snapshot() {
    if (snapshot.isEmpty()) {
      String data = EventJson.snapshot(subject, board, rows.values());
      snapshot = Optional.of(new Event("snapshot", id(board), data));
    }
    return snapshot.get();
  }
}
