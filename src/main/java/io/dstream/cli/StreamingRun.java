package io.dstream.cli;

import io.dstream.alert.Alerts;
import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.engine.BatchListener;
import io.dstream.engine.RunTotals;
import io.dstream.engine.StartNotice;
import io.dstream.engine.StreamEngine;
import io.dstream.live.LiveSubject;
import io.dstream.live.LiveView;
import io.dstream.operation.Plan;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
import io.dstream.spec.PipelineSpec;
import io.dstream.terminal.Terminals;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jline.terminal.spi.SystemStream;

/** Runs a pipeline until it ends and draws its results in place or prints them. */
final class StreamingRun {
  private final PipelineSpec<Source, Plan, Sink> pipeline;
  private final StopRequest stop;
  private final StopSignals signals;
  private final Alerts alerts;
  private final List<BatchListener> listeners;
  private final Verbosity verbosity;
  private final OutputStream out;
  private final PrintWriter err;

  /**
   * @param alerts notified of each batch before {@code listeners}
   */
  StreamingRun(
      PipelineSpec<Source, Plan, Sink> pipeline,
      StopRequest stop,
      StopSignals signals,
      Alerts alerts,
      List<BatchListener> listeners,
      Verbosity verbosity,
      OutputStream out,
      PrintWriter err) {
    this.pipeline = pipeline;
    this.stop = stop;
    this.signals = signals;
    this.alerts = alerts;
    this.listeners = alerts.rules().isEmpty() ? List.copyOf(listeners) : with(alerts, listeners);
    this.verbosity = verbosity;
    this.out = out;
    this.err = err;
  }

  /** A run that notifies the given listeners. */
  @FunctionalInterface
  private interface Observed {
    void run(List<BatchListener> listeners) throws IOException;
  }

  /** Draws the results. {@code host} is the terminal of the shell that this command runs in. */
  void draw(Optional<Terminal> host, boolean colors) throws IOException {
    sayingTotals(
        told -> {
          LiveView.After after = new LiveView.After(out, err);
          try (LiveView view = LiveView.of(host, LiveSubject.of(pipeline), colors, stop, after)) {
            signals.beforeHalt(view::restore);
            alerts.listen(change -> view.alerts(alerts.states().lines()));
            Sink.Outlets outlets = new Sink.Outlets(out, verbosity.notices(view.remarks()));
            new StreamEngine(view.shown(pipeline), outlets, stop, with(view, told)).run();
          }
        });
  }

  /**
   * Prints the results. On a terminal, a line says that Spark is starting until the first output.
   */
  void print() throws IOException {
    Notices notices = verbosity.notices(err);
    boolean starts = !verbosity.quiet() && !verbosity.verbose() && Terminals.redrawsErrors();
    sayingTotals(
        told -> {
          if (!starts) {
            new StreamEngine(pipeline, new Sink.Outlets(out, notices), stop, told).run();
            return;
          }
          try (StartNotice start = StartNotice.on(notices)) {
            signals.beforeHalt(start::close);
            Sink.Outlets outlets = new Sink.Outlets(start.before(out), notices);
            new StreamEngine(pipeline, outlets, stop, with(start, told), start).run();
          }
        });
  }

  /** Runs a stream. On a terminal, a last line summarizes what the stream did. */
  private void sayingTotals(Observed stream) throws IOException {
    if (verbosity.quiet() || !Terminals.are(SystemStream.Error)) {
      stream.run(listeners);
      return;
    }
    RunTotals totals = new RunTotals();
    stream.run(with(totals, listeners));
    verbosity.notices(err).say(totals.line());
  }

  private static List<BatchListener> with(BatchListener first, List<BatchListener> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }
}
