package io.dstream.dashboard;

import io.dstream.alert.AlertChange;
import io.dstream.alert.AlertListener;
import io.dstream.alert.AlertStates;
import io.dstream.engine.BatchListener;
import io.dstream.engine.BatchReport;
import io.dstream.row.JsonText;
import io.dstream.row.Schema;
import io.dstream.sink.dashboard.DashboardSink;
import io.dstream.sink.dashboard.LatestResult.Result;
import io.dstream.spec.Explanation;
import io.dstream.spec.PipelineSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Pushes the results of a running stream to its watchers. A result appears once its batch is in
 * every sink. The stream hands the result over and continues. A separate thread makes the events,
 * one for all batches that completed in the meantime. Thread-safe.
 */
public final class Dashboard implements BatchListener, AlertListener, AutoCloseable {
  /** The maximum time for sending the last events. */
  private static final Duration LAST = Duration.ofSeconds(2);

  /** The interval of comments; proxies and clients close connections on which nothing arrives. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /** The maximum number of keys with a history; each result adds at most half as many. */
  private static final int HISTORIES = 2_000;

  private final DashboardSink sink;
  private final Subject subject;
  private final Schema schema;
  private final String explanation;
  private final History history;
  private final Audience audience;
  private final Thread publisher = new Thread(this::publish, "dashboard");
  private final List<BatchReport> reports = new ArrayList<>();
  private final List<AlertChange> changes = new ArrayList<>();
  private Optional<Result> result = Optional.empty();
  private boolean closed;
  private volatile Optional<String> failure = Optional.empty();

  /**
   * Returns the dashboard of the pipeline that has {@code sink}.
   *
   * @param alerts the pipeline's alerts; the dashboard is notified of their changes
   */
  public static Dashboard of(
      PipelineSpec<?, ?, ?> pipeline, DashboardSink sink, AlertStates alerts) {
    return new Dashboard(Subject.of(pipeline), explanation(pipeline), sink, alerts);
  }

  /**
   * Creates the dashboard of the stream that has {@code sink}.
   *
   * @param explanation the description of the pipeline, as JSON
   */
  Dashboard(Subject subject, String explanation, DashboardSink sink, AlertStates alerts) {
    this.audience = new Audience(subject, alerts);
    this.subject = subject;
    this.schema = subject.schema();
    this.explanation = explanation;
    this.sink = sink;
    this.history = new History(schema, HISTORIES);
    publisher.setDaemon(true);
    publisher.start();
  }

  private static String explanation(PipelineSpec<?, ?, ?> pipeline) {
    return JsonText.of(Explanation.of(pipeline, Runtime.getRuntime().maxMemory()).toJson());
  }

  @Override
  public synchronized void completed(BatchReport batch) {
    sink.latest().take().ifPresent(came -> result = Optional.of(came));
    reports.add(batch);
    notifyAll();
  }

  /** Records the change, which is published with the next reported batch. */
  @Override
  public synchronized void changed(AlertChange change) {
    changes.add(change);
  }

  private void publish() {
    try {
      while (!closed()) {
        if (awaitBatches()) {
          publish(news());
        } else {
          audience.keepAlive();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether the dashboard is closed and all batches are published. */
  private synchronized boolean closed() {
    return closed && reports.isEmpty();
  }

  /** Waits for completed batches; returns false if there were none for {@link #SILENCE}. */
  private synchronized boolean awaitBatches() throws InterruptedException {
    long until = System.nanoTime() + SILENCE.toNanos();
    for (long left = SILENCE.toMillis(); reports.isEmpty() && !closed && left > 0; ) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
    }
    return !reports.isEmpty();
  }

  private synchronized News news() {
    News news = new News(reports, result, changes);
    reports.clear();
    changes.clear();
    result = Optional.empty();
    return news;
  }

  private void publish(News news) {
    audience.tell(news);
    List<ShownRow> best = audience.board().rows();
    news.result()
        .ifPresent(
            r -> history.add(r.time(), best.subList(0, Math.min(best.size(), HISTORIES / 2))));
  }

  /**
   * Registers a watcher of a selection; {@link Watcher#begin} starts sending events.
   *
   * @param last the id of the last event that the watcher has; empty for none
   * @param line sends an event, then runs the given callback
   * @return empty when there are too many watchers, or too many different selections
   */
  public Optional<Watcher> watch(
      Selection selection, String last, BiConsumer<Event, Runnable> line) {
    return audience.watch(selection, last, line);
  }

  /** Removes a watcher; nothing more is sent to it. */
  public void leave(Watcher watcher) {
    audience.leave(watcher);
  }

  /** Returns the last result as JSON. */
  public String results(Selection selection) {
    Board now = audience.board();
    return EventJson.results(
        schema, now, selection.of(schema, now.rows()).stream().map(ShownRow::json).toList());
  }

  /** Returns the history of a key's number in the last hour, as JSON. */
  public String history(String key) {
    return JsonText.object(
        json -> {
          json.writeStringField("key", key);
          json.writeStringField("column", history.columnName());
          json.writeArrayFieldStart("points");
          for (History.Point point : history.of(key)) {
            json.writeStartArray();
            json.writeString(EventJson.time(point.time()));
            json.writeNumber(point.value());
            json.writeEndArray();
          }
          json.writeEndArray();
        });
  }

  /** Returns the status of the stream as JSON. */
  public String status() {
    return EventJson.status(subject, audience.board(), audience.size(), explanation);
  }

  /** Returns whether rows have a key by which they can be selected. */
  public boolean hasKeys() {
    return !schema.key().isEmpty();
  }

  /**
   * Returns a condition on rows.
   *
   * @throws io.dstream.spec.DstreamException when the expression is invalid
   */
  public RowFilter filter(String expression) {
    return RowFilter.of(expression, schema);
  }

  /** Records that the stream has failed; the last event tells the watchers. */
  public void failed(String why) {
    failure = Optional.of(why);
  }

  /** Sends the remaining events and then the last event. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      publisher.join(LAST.toMillis());
      audience.end(Event.end(failure), LAST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
