package io.dstream.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;

/**
 * How a process that draws on a terminal gets along with a shell that has jobs, until it is closed.
 * A read of keys from the background is an error meanwhile and does not stop the process (SIGTTIN).
 */
public final class JobControl implements AutoCloseable {
  private static final String CONTINUED = "CONT";
  private static final String READ_IN_BACKGROUND = "TTIN";
  private static final String SET_IN_BACKGROUND = "TTOU";
  private static final String STOP_GROUP = "kill -TSTP 0";
  private static final long LOOK_EVERY_MILLIS = 20;

  private final AtomicBoolean resumed = new AtomicBoolean();
  private final Object beforeContinued;
  private final Object beforeRead;

  private JobControl() {
    beforeContinued = Signals.register(CONTINUED, () -> resumed.set(true));
    beforeRead = ignore(READ_IN_BACKGROUND); // a handler would restart the read for ever
  }

  /** Takes effect until it is closed. */
  public static JobControl begin() {
    return new JobControl();
  }

  /** Has the system drop a signal; returns what was done with it before. */
  private static Object ignore(String signal) {
    Object before = Signals.register(signal, () -> {});
    try { // JLine has a name for the default only
      Object ignored = Class.forName("sun.misc.SignalHandler").getField("SIG_IGN").get(null);
      Signals.unregister(signal, ignored);
      return before;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Java has no signals", e);
    }
  }

  /** Whether the process was stopped and goes on, since this was asked last. */
  public boolean resumed() {
    return resumed.getAndSet(false);
  }

  /**
   * Stops the process and all of its job, as Ctrl-Z does; returns when it goes on, at once where no
   * shell could let it go on.
   *
   * @throws IOException when that cannot be done
   */
  public void stop() throws IOException, InterruptedException {
    resumed.set(false);
    Process stopper =
        new ProcessBuilder("sh", "-c", STOP_GROUP)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    // It stops as well, so it ends only when the job goes on: this process may still run for a
    // moment after it was told to stop. Where this process alone goes on, it would never end.
    try {
      while (!stopper.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS) && !resumed.get()) {}
    } finally {
      stopper.destroyForcibly();
    }
  }

  /**
   * Closes {@code terminal} from the background. That gives the terminal the settings it had when
   * it was opened, which would stop the process (SIGTTOU); those of who is in front come back at
   * once.
   */
  public static void closeInBackground(Terminal terminal) throws IOException {
    TerminalSettings ofFront = TerminalSettings.current();
    Object before = ignore(SET_IN_BACKGROUND);
    try {
      terminal.close();
      ofFront.restore();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Signals.unregister(SET_IN_BACKGROUND, before);
    }
  }

  @Override
  public void close() {
    Signals.unregister(CONTINUED, beforeContinued);
    Signals.unregister(READ_IN_BACKGROUND, beforeRead);
  }
}
