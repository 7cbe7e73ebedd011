package io.dstream.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;

/**
 * Lets a process that draws on a terminal work with a shell's job control, until closed. In the
 * meantime, reading keys in the background is an error and does not stop the process (SIGTTIN).
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
    beforeRead = ignore(READ_IN_BACKGROUND); // with a handler, the read would restart forever
  }

  /** Starts job control, which lasts until closed. */
  public static JobControl begin() {
    return new JobControl();
  }

  /** Makes the system ignore a signal; returns the previous handler. */
  private static Object ignore(String signal) {
    Object before = Signals.register(signal, () -> {});
    try { // JLine only names the default handler
      Object ignored = Class.forName("sun.misc.SignalHandler").getField("SIG_IGN").get(null);
      Signals.unregister(signal, ignored);
      return before;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Java has no signals", e);
    }
  }

  /** Returns whether the process was stopped and continued since the last call. */
  public boolean resumed() {
    return resumed.getAndSet(false);
  }

  /**
   * Stops the process and its whole job, as Ctrl-Z does. Returns when the job continues, or at once
   * if no shell could continue it.
   *
   * @throws IOException when the process cannot be stopped
   */
  public void stop() throws IOException, InterruptedException {
    resumed.set(false);
    Process stopper =
        new ProcessBuilder("sh", "-c", STOP_GROUP)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    // The stopper belongs to the job and ends when the job continues: this process may run on for a
    // moment after the stop signal. If only this process is continued, the stopper would never end.
    try {
      while (!stopper.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS) && !resumed.get()) {}
    } finally {
      stopper.destroyForcibly();
    }
  }

  /**
   * Closes {@code terminal} in the background. Closing restores the settings from when it was
   * opened, which would stop the process (SIGTTOU). The settings of the foreground process are then
   * restored at once.
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
