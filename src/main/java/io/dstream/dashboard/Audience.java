package io.dstream.dashboard;

import static java.util.stream.Collectors.toSet;

import io.dstream.alert.AlertChange;
import io.dstream.alert.AlertStates;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** The watchers of a stream, and the board that they see. Thread-safe. */
final class Audience {
  /** The maximum number of different selections that are watched at once. */
  private static final int VIEWS = 32;

  private static final int WATCHERS = 4_000;

  private final Subject subject;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final Map<Selection, View> views = new HashMap<>();
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private Optional<Event> end = Optional.empty();
  private volatile Board board;

  Audience(Subject subject, AlertStates alerts) {
    this.subject = subject;
    this.board = Board.empty(alerts);
  }

  /** Returns the board that all watchers see. */
  Board board() {
    return board;
  }

  /** Returns the number of watchers. */
  int size() {
    return watchers.size();
  }

  /** Registers a watcher, as {@link Dashboard#watch} does. */
  synchronized Optional<Watcher> watch(
      Selection selection, String last, BiConsumer<Event, Runnable> line) {
    dropUnwatched();
    boolean full = views.size() >= VIEWS && !views.containsKey(selection);
    if (full || watchers.size() >= WATCHERS) {
      return Optional.empty();
    }
    View view = views.computeIfAbsent(selection, s -> new View(subject, s, run, board));
    end.ifPresent(view::end);
    Watcher watcher = new Watcher(view, last, line);
    watchers.add(watcher);
    return Optional.of(watcher);
  }

  private void dropUnwatched() {
    views.values().retainAll(watchers.stream().map(Watcher::view).collect(toSet()));
  }

  /** Removes a watcher; nothing more is sent to it. */
  void leave(Watcher watcher) {
    watchers.remove(watcher);
  }

  /** Updates the board with the news and sends the changes. */
  void tell(News news) {
    turn(news);
    watchers.forEach(Watcher::advance);
  }

  private synchronized void turn(News news) {
    dropUnwatched();
    board = board.after(news, subject.schema());
    views.values().forEach(view -> view.update(board, news));
    for (AlertChange change : news.changes()) {
      board = board.after(change);
      views.values().forEach(view -> view.update(board, change));
    }
  }

  /** Sends a comment to the watchers to whom no event is being sent. */
  void keepAlive() {
    watchers.forEach(Watcher::keepAlive);
  }

  /** Sends the last event, and waits until it is sent, at most for {@code longest}. */
  void end(Event last, Duration longest) throws InterruptedException {
    synchronized (this) {
      end = Optional.of(last);
      views.values().forEach(view -> view.end(last));
    }
    watchers.forEach(Watcher::advance);
    try {
      CompletableFuture.allOf(
              watchers.stream().map(Watcher::ended).toArray(CompletableFuture<?>[]::new))
          .completeOnTimeout(null, longest.toMillis(), TimeUnit.MILLISECONDS)
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // cannot happen: the futures never fail
    }
  }
}
