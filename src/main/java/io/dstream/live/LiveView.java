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
 * A running stream drawn on a terminal, in place: its best words, its rate and delays. Keys change
 * what is shown or stop it. Ctrl-Z stops the program as it stops any other; in the background the
 * stream goes on without its picture, which comes back with the foreground.
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

  /** Where the last result and all remarks go when the picture is gone. */
  public record After(OutputStream out, PrintWriter err) {}

  /**
   * Shows a stream until it is closed.
   *
   * @param host the terminal of the shell that this runs in; without one it is the process's own
   * @param stop is requested by the key that leaves
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

  /** The same pipeline, whose console is this view. */
  public PipelineSpec<Source, Plan, Sink> shown(PipelineSpec<Source, Plan, Sink> pipeline) {
    return pipeline.withSinks(
        pipeline.sinks().stream()
            .map(sink -> sink instanceof ConsoleSink c ? new LiveSink(c, board) : sink)
            .toList());
  }

  /**
   * What is drawn is a stream that ran before it was watched.
   *
   * @param lines of its {@code batches} so far
   */
  public void begunBefore(Instant since, long lines, long batches) {
    board.begunBefore(since, lines, batches);
  }

  /**
   * A result came that is none of a pipeline in this process.
   *
   * @param best the best rows, the best first
   * @param all how many rows it has
   */
  public void show(List<Row> best, long all, Instant time) {
    board.show(best, all, time);
  }

  /** These alerts fire now, a line for each. */
  public void alerts(List<String> lines) {
    board.alerts(lines);
  }

  /** Where remarks go meanwhile: into the picture. */
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

  /** Takes the terminal, if this is not over. */
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

  /** None while the picture is away. */
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

  /** The stream goes on without its picture. */
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

  /** Puts the terminal back as it was, for good. */
  public synchronized void restore() {
    closed = true;
    try {
      leave();
    } catch (IOException e) {
      after.err.println("dstream: the terminal is not in order: " + IoErrors.reason(e));
    }
  }

  /** Ends the picture, and leaves behind what the console would have: remarks and last result. */
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
