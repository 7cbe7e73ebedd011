package io.dstream.live;

import io.dstream.control.StopRequest;
import io.dstream.engine.BatchObserver;
import io.dstream.operation.WordCount;
import io.dstream.row.Schema;
import io.dstream.sink.ConsoleSink;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
import io.dstream.spec.IoErrors;
import io.dstream.spec.PipelineSpec;
import io.dstream.terminal.TerminalGuard;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/**
 * A running stream drawn on a terminal, in place: its best words, its rate and delays. Keys change
 * what is shown or stop it. When it is closed the terminal is what it was before; what it was is
 * kept by a {@link TerminalGuard} too, for when this process is killed.
 */
public final class LiveView implements BatchObserver, AutoCloseable {
  private static final long DRAW_EVERY_MILLIS = 100;

  private final Terminal terminal;
  private final Attributes before;
  private final Optional<TerminalGuard> guard;
  private final ConsoleSink console;
  private final Schema schema;
  private final After after;
  private final LiveBoard board;
  private final LivePage page;
  private final LiveKeys keys;
  private final Thread drawing = new Thread(this::draw, "live view");
  private LiveSettings settings;
  private volatile boolean closed;
  private boolean restored;
  private LiveBoard.State shown;

  private LiveView(
      Terminal terminal,
      PipelineSpec<Source, Sink> pipeline,
      boolean colors,
      StopRequest stop,
      After after)
      throws IOException {
    this.terminal = terminal;
    this.after = after;
    this.console = console(pipeline);
    this.schema = WordCount.schema(pipeline.operation());
    this.board = new LiveBoard(pipeline.batch());
    this.guard = guard();
    this.shown = board.state();
    boolean blocks = terminal.encoding().name().startsWith("UTF");
    this.page =
        new LivePage(pipeline.source().uri(), pipeline.batch(), new Palette(colors, blocks));
    this.keys = new LiveKeys(terminal, stop::request);
    this.settings = LiveSettings.initial(console.top());
    this.before = terminal.enterRawMode();
    stop.onRequest(board::stopping);
  }

  /** None where there is no controlling terminal, or no stty: the picture does without. */
  private Optional<TerminalGuard> guard() {
    try {
      return Optional.of(TerminalGuard.of(terminal));
    } catch (IOException e) {
      board.remark("dstream: kill -9 would leave this terminal in disorder: " + IoErrors.reason(e));
      return Optional.empty();
    }
  }

  /** Where the last result and all remarks go when the picture is gone. */
  public record After(OutputStream out, PrintWriter err) {}

  /**
   * Shows {@code pipeline}, which has a console among its sinks, until it is closed.
   *
   * @param stop is requested by the key that leaves
   * @throws IOException when the terminal fails
   */
  public static LiveView of(
      Terminal terminal,
      PipelineSpec<Source, Sink> pipeline,
      boolean colors,
      StopRequest stop,
      After after)
      throws IOException {
    LiveView view = new LiveView(terminal, pipeline, colors, stop, after);
    view.enterScreen();
    view.drawing.setDaemon(true);
    view.drawing.setUncaughtExceptionHandler((thread, failure) -> view.giveUp(failure));
    view.drawing.start();
    return view;
  }

  private static ConsoleSink console(PipelineSpec<Source, Sink> pipeline) {
    return (ConsoleSink)
        pipeline.sinks().stream().filter(ConsoleSink.class::isInstance).findFirst().orElseThrow();
  }

  /** The same pipeline, whose console is this view. */
  public PipelineSpec<Source, Sink> shown(PipelineSpec<Source, Sink> pipeline) {
    return pipeline.withSinks(
        pipeline.sinks().stream()
            .map(sink -> sink instanceof ConsoleSink c ? new LiveSink(c, board) : sink)
            .toList());
  }

  /** Where remarks go meanwhile: into the picture. */
  public PrintWriter remarks() {
    return new PrintWriter(new RemarkWriter(board::remark), true);
  }

  @Override
  public void completed(Batch batch) {
    board.completed(batch);
  }

  private void enterScreen() {
    Attributes raw = terminal.getAttributes();
    raw.setControlChar(ControlChar.VSUSP, 0); // Ctrl-Z would leave a stopped picture behind
    terminal.setAttributes(raw);
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.keypad_xmit);
    terminal.puts(Capability.cursor_invisible);
    terminal.flush();
  }

  private void draw() {
    Display display = new Display(terminal, true);
    Size size = new Size();
    while (!closed) {
      Size now = terminal.getSize();
      if (!now.equals(size)) {
        size = now;
        display.resize(size.getRows(), size.getColumns());
        display.clear();
      }
      drawOnce(display, size);
      settings = keys.await(DRAW_EVERY_MILLIS, settings);
    }
  }

  /** The stream goes on without its picture. */
  private void giveUp(Throwable failure) {
    restore();
    after.err.println("dstream: the live view ended: " + failure);
    after.err.flush();
  }

  private void drawOnce(Display display, Size size) {
    if (!settings.paused()) {
      shown = board.state();
    }
    // A list of its own: the display keeps it, and moves lines in it as it moves them on screen.
    display.update(new ArrayList<>(page.draw(shown, settings, size, Instant.now())), -1);
  }

  /** Puts the terminal back as it was. */
  public synchronized void restore() {
    if (restored) {
      return;
    }
    restored = true;
    terminal.puts(Capability.exit_attribute_mode);
    terminal.puts(Capability.cursor_normal);
    terminal.puts(Capability.keypad_local);
    terminal.puts(Capability.exit_ca_mode);
    terminal.setAttributes(before);
    terminal.flush();
    guard.ifPresent(TerminalGuard::close);
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
    LiveBoard.State last = board.state();
    last.remarks().forEach(after.err::println);
    after.err.flush();
    if (last.resultTime().isPresent()) {
      int top = console.top() == 0 ? last.rows().size() : console.top();
      console.print(
          last.rows().stream().limit(top).toList(), last.resultTime().get(), schema, after.out);
    }
  }
}
