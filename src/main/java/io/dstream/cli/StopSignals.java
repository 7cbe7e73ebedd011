package io.dstream.cli;

import io.dstream.control.ForcedStop;
import io.dstream.control.StopRequest;
import io.dstream.spec.ExitStatus;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;

/**
 * Turns SIGINT and SIGTERM into a {@link StopRequest} while a command runs. The first signal
 * requests a graceful stop. A second signal ends the program at once, or a second SIGINT runs the
 * action of {@link ForcedStop}. Closing restores the previous handlers.
 */
final class StopSignals implements AutoCloseable {
  private static final int SIGINT = 2;
  private static final int SIGTERM = 15;

  private final AtomicInteger received = new AtomicInteger();
  private final StopRequest stop;
  private final Optional<Runnable> forced;
  private volatile Runnable beforeHalt = () -> {};
  private final Object previousInt;
  private final Object previousTerm;

  private StopSignals(StopRequest stop) {
    this.stop = stop;
    this.forced = ForcedStop.ofThisThread();
    this.previousInt = Signals.register("INT", () -> handle(SIGINT));
    this.previousTerm = Signals.register("TERM", () -> handle(SIGTERM));
  }

  /** Routes the signals to {@code stop} until closed. */
  static StopSignals into(StopRequest stop) {
    return new StopSignals(stop);
  }

  private void handle(int signal) {
    if (received.compareAndSet(0, signal)) {
      stop.request();
    } else if (signal == SIGINT && forced.isPresent()) {
      forced.get().run();
    } else {
      beforeHalt.run();
      Runtime.getRuntime().halt(ExitStatus.ofSignal(signal));
    }
  }

  /** Runs {@code last} before a second signal ends the program at once. */
  void beforeHalt(Runnable last) {
    beforeHalt = last;
  }

  /** Returns the exit status of the received signal; empty if there was none. */
  OptionalInt exitStatus() {
    int signal = received.get();
    return signal == 0 ? OptionalInt.empty() : OptionalInt.of(ExitStatus.ofSignal(signal));
  }

  @Override
  public void close() {
    Signals.unregister("INT", previousInt);
    Signals.unregister("TERM", previousTerm);
  }
}
