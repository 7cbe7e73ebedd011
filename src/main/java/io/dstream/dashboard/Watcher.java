package io.dstream.dashboard;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * One who watches. One event at a time is on its way: a slow one holds nothing but that, and falls
 * back to a snapshot when the events that it needs are gone. Thread-safe.
 */
public final class Watcher {
  private final View view;
  private final BiConsumer<Event, Runnable> line;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private String last;
  private boolean sending = true; // nothing is sent before it is ready

  /**
   * @param last the id of the event that it has
   * @param line sends an event, and then runs what it is given
   */
  Watcher(View view, String last, BiConsumer<Event, Runnable> line) {
    this.view = view;
    this.last = last;
    this.line = line;
  }

  View view() {
    return view;
  }

  /** It is ready for the first event. */
  public void begin() {
    ready(last);
  }

  /** Sends what there is, if nothing is on its way. */
  void advance() {
    Event next;
    synchronized (this) {
      Optional<Event> there = sending ? Optional.empty() : view.after(last);
      if (there.isEmpty()) {
        return;
      }
      sending = true;
      next = there.get();
    }
    line.accept(next, () -> sent(next));
  }

  private void sent(Event event) {
    if (event.isEnd()) {
      ended.complete(null);
      return;
    }
    ready(event.id());
  }

  /** Sends a comment, if nothing is on its way. */
  void keepAlive() {
    String has;
    synchronized (this) {
      if (sending) {
        return;
      }
      sending = true;
      has = last;
    }
    line.accept(Event.COMMENT, () -> ready(has));
  }

  private void ready(String has) {
    synchronized (this) {
      last = has;
      sending = false;
    }
    advance();
  }

  /** Done once it was told that nothing more comes. */
  CompletableFuture<Void> ended() {
    return ended;
  }
}
