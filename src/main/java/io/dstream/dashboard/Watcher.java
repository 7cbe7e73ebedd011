package io.dstream.dashboard;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * A client that watches the stream. Only one event at a time is sent to it, so a slow watcher holds
 * no other events. It gets a snapshot when the events that it needs are gone. Thread-safe.
 */
public final class Watcher {
  private final View view;
  private final BiConsumer<Event, Runnable> line;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private String last;
  private boolean sending = true; // nothing is sent before begin is called

  /**
   * @param last the id of the last event that the watcher has
   * @param line sends an event, then runs the given callback
   */
  Watcher(View view, String last, BiConsumer<Event, Runnable> line) {
    this.view = view;
    this.last = last;
    this.line = line;
  }

  View view() {
    return view;
  }

  /** Starts sending events. */
  public void begin() {
    ready(last);
  }

  /** Sends the next event if there is one and no other is being sent. */
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

  /** Sends a comment if no event is being sent. */
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

  /** Returns a future that completes once the last event was sent. */
  CompletableFuture<Void> ended() {
    return ended;
  }
}
