package io.dstream.cli;

import io.dstream.control.StopRequest;
import io.dstream.live.LiveSubject;
import io.dstream.live.LiveView;
import io.dstream.live.RemarkWriter;
import io.dstream.row.Schema;
import io.dstream.sink.ConsoleSink;
import io.dstream.watch.StreamClient;
import io.dstream.watch.WatchedStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.jline.terminal.Terminal;

/**
 * The live view of a stream that runs in another process. The view opens once the stream is known.
 */
final class WatchedView implements StreamClient.Viewer, AutoCloseable {
  private final Optional<Terminal> host;
  private final ConsoleSink console;
  private final boolean colors;
  private final StopRequest stop;
  private final LiveView.After after;
  private volatile Optional<LiveView> view = Optional.empty();
  private Schema schema;

  /**
   * @param host the terminal of the shell that this command runs in
   * @param stop requested by the key that quits the view
   */
  WatchedView(
      Optional<Terminal> host,
      ConsoleSink console,
      boolean colors,
      StopRequest stop,
      LiveView.After after) {
    this.host = host;
    this.console = console;
    this.colors = colors;
    this.stop = stop;
    this.after = after;
  }

  @Override
  public void see(WatchedStream stream, boolean isResult) throws IOException {
    if (view.isPresent() && !stream.schema().equals(schema)) { // another stream now
      view.get().close();
      view = Optional.empty();
    }
    if (view.isEmpty()) {
      schema = stream.schema();
      WatchedStream.About about = stream.about();
      view = Optional.of(LiveView.of(host, subject(stream), colors, stop, after));
      stream.batches().forEach(view.get()::completed);
      view.get().begunBefore(about.started(), about.records(), about.batches());
    } else {
      stream.batches().forEach(view.get()::completed);
    }
    view.get().alerts(stream.alerts().lines());
    if (isResult) {
      view.get().show(stream.ranked(), stream.allRows(), stream.time().orElseThrow());
    }
  }

  private LiveSubject subject(WatchedStream stream) {
    WatchedStream.About about = stream.about();
    return new LiveSubject(about.name(), about.batch(), stream.schema(), console);
  }

  /** Returns a writer for remarks, which prints them in the view once it is open. */
  PrintWriter remarks() {
    return new PrintWriter(new RemarkWriter(this::remark), true);
  }

  private void remark(String line) {
    PrintWriter to = view.map(LiveView::remarks).orElse(after.err());
    to.println(line);
    to.flush();
  }

  /** Restores the terminal. */
  void restore() {
    view.ifPresent(LiveView::restore);
  }

  @Override
  public void close() throws IOException {
    if (view.isPresent()) {
      view.get().close();
    }
  }
}
