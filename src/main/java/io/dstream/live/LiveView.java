package io.dstream.live;

import io.dstream.control.StopRequest;
import io.dstream.engine.BatchListener;
import io.dstream.engine.BatchReport;
import io.dstream.operation.Plan;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import io.dstream.sink.ConsoleSink;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
import io.dstream.spec.IoErrors;
import io.dstream.spec.PipelineSpec;
import io.dstream.terminal.JobControl;
import io.dstream.terminal.ProcessGroup;
import java.io.IOError;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jline.terminal.Terminal;

/**
 * Draws a running stream on a terminal, in place: its best words, its rate and its delays. Keys
 * change what is shown or stop the stream. Ctrl-Z suspends the program as usual. In the background
 * the stream continues without its picture, which returns in the foreground.
 */
public final class LiveView implements BatchListener, AutoCloseable {
  private static final long DRAW_EVERY_MILLIS = 100;

  private final Optional<Terminal> host;
  private final ConsoleSink console;
  private final Schema schema;
  private final After after;
  private final StopRequest stop;
  private final LiveBoard board;
  private final LivePage page;
  private final JobControl jobs = JobControl.begin();
  private final Thread drawing = new Thread(this::draw, "live view");
  private LiveSettings settings;
  private LiveBoard.State shown;
  private volatile boolean closed;
  private boolean suspend;
  private boolean inBackground;
  private LiveScreen screen;
  private LiveKeys keys;

  private LiveView(
      Optional<Terminal> host, LiveSubject subject, boolean colors, StopRequest stop, After after)
      throws IOException {
    this.host = host;
    this.after = after;
    this.stop = stop;
    this.console = subject.console();
    this.schema = subject.schema();
    this.board = new LiveBoard(subject.batch());
    this.shown = board.state();
    this.settings = LiveSettings.initial(console.top());
    enter();
    boolean blocks = screen.terminal().encoding().name().startsWith("UTF");
    this.page =
        new LivePage(
            subject.title(), subject.batch(), console.times(), schema, new Palette(colors, blocks));
    stop.onRequest(board::stopping);
  }

  /** Where the last result and all remarks are printed after the picture is closed. */
  public record After(OutputStream out, PrintWriter err) {}

  /**
   * Shows a stream until it is closed.
   *
   * @param host the terminal of the shell that this runs in; if empty, the process's own terminal
   *     is used
   * @param stop requested when the user presses the quit key
   * @throws IOException when the terminal fails
   */
  public static LiveView of(
      Optional<Terminal> host, LiveSubject subject, boolean colors, StopRequest stop, After after)
      throws IOException {
    LiveView view = new LiveView(host, subject, colors, stop, after);
    view.drawing.setDaemon(true);
    view.drawing.setUncaughtExceptionHandler((thread, failure) -> view.giveUp(failure));
    view.drawing.start();
    return view;
  }

  /** Returns the same pipeline with this view as its console. */
  public PipelineSpec<Source, Plan, Sink> shown(PipelineSpec<Source, Plan, Sink> pipeline) {
    return pipeline.withSinks(
        pipeline.sinks().stream()
            .map(sink -> sink instanceof ConsoleSink c ? new LiveSink(c, board) : sink)
            .toList());
  }

  /**
   * Sets what a stream did before it was watched.
   *
   * @param lines the lines of its {@code batches} so far
   */
  public void begunBefore(Instant since, long lines, long batches) {
    board.begunBefore(since, lines, batches);
  }

  /**
   * Adds a result that does not come from a pipeline in this process.
   *
   * @param best the best rows, best first
   * @param all the number of all rows
   */
  public void show(List<Row> best, long all, Instant time) {
    board.show(best, all, time);
  }

  /** Sets the firing alerts, one line per alert. */
  public void alerts(List<String> lines) {
    board.alerts(lines);
  }

  /** Returns a writer that shows remarks in the picture. */
  public PrintWriter remarks() {
    return new PrintWriter(new RemarkWriter(board::remark), true);
  }

  @Override
  public void completed(BatchReport batch) {
    board.completed(batch);
  }

  private void draw() {
    try {
      while (!closed) {
        if (ProcessGroup.inForeground()) {
          drawInForeground();
        } else {
          stayInBackground();
        }
      }
    } catch (IOException e) {
      giveUp(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void drawInForeground() throws IOException, InterruptedException {
    if (jobs.resumed() || inBackground || screenNow().isEmpty()) {
      inBackground = false;
      enter();
    }
    drawOnce();
    awaitKey();
    if (suspend) {
      suspend = false;
      leave();
      jobs.stop();
    }
  }

  /** Takes over the terminal, unless the view is closed. */
  private synchronized void enter() throws IOException {
    if (closed) {
      return;
    }
    if (screen == null) {
      screen = LiveScreen.enter(host, board::remark);
      keys = new LiveKeys(screen.terminal(), stop::request, () -> suspend = host.isEmpty());
    } else {
      screen.renew();
    }
  }

  /** Returns the screen; empty while the picture is not shown. */
  private synchronized Optional<LiveScreen> screenNow() {
    return Optional.ofNullable(screen);
  }

  private synchronized void leave() throws IOException {
    if (screen != null) {
      screen.close();
      screen = null;
    }
  }

  private void awaitKey() {
    try {
      settings = keys.await(DRAW_EVERY_MILLIS, settings).within(shown.results().size());
    } catch (IOError e) {
      if (ProcessGroup.inForeground()) {
        throw e;
      }
      screenNow().ifPresent(LiveScreen::clearReadError);
    }
  }

  private void stayInBackground() {
    if (!inBackground) {
      inBackground = true;
      after.err.println("dstream: goes on in the background; fg shows it again");
      after.err.flush();
    }
    LockSupport.parkNanos(DRAW_EVERY_MILLIS * 1_000_000);
  }

  /** Ends the picture; the stream continues without it. */
  private void giveUp(Throwable failure) {
    restore();
    after.err.println("dstream: the live view ended: " + failure);
    after.err.flush();
  }

  private void drawOnce() {
    if (!settings.paused()) {
      shown = board.state();
    }
    screenNow().ifPresent(now -> now.show(page.draw(shown, settings, now.size(), Instant.now())));
  }

  /** Restores the terminal for good. */
  public synchronized void restore() {
    closed = true;
    try {
      leave();
    } catch (IOException e) {
      after.err.println("dstream: the terminal is not in order: " + IoErrors.reason(e));
    }
  }

  /**
   * Ends the picture, and prints what the console would have printed: remarks and the last result.
   */
  @Override
  public void close() throws IOException {
    closed = true;
    try {
      drawing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    restore();
    jobs.close();
    LiveBoard.State last = board.state();
    last.remarks().forEach(after.err::println);
    after.err.flush();
    if (last.result(0).isPresent()) {
      print(last.result(0).get());
    }
  }

  private void print(LiveResult result) throws IOException {
    int top = console.top() == 0 ? result.rows().size() : console.top();
    console.print(result.rows().stream().limit(top).toList(), result.time(), schema, after.out);
  }
}
