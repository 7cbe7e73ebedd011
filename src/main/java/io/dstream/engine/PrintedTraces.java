package io.dstream.engine;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Removes stack traces that libraries print to stderr themselves, bypassing the log. Scala's
 * futures print one for an event that is too late for a stopped thread pool, such as the answer to
 * a message that was sent before Spark stopped. An {@link Error} becomes one line; all other output
 * passes unchanged. The filter stays until the process ends, because Spark closes its connections
 * after its context.
 */
final class PrintedTraces extends PrintStream {
  private boolean inTrace;

  PrintedTraces(PrintStream err) {
    super(err, true, StandardCharsets.UTF_8);
  }

  /** Filters stack traces out of {@code System.err} from now on. */
  static void leaveOut() {
    if (!(System.err instanceof PrintedTraces)) {
      System.setErr(new PrintedTraces(System.err));
    }
  }

  /**
   * Detects traces: {@link Throwable#printStackTrace} prints the throwable and then its lines,
   * under one lock.
   */
  @Override
  public synchronized void println(Object printed) {
    if (printed instanceof Throwable failure) {
      inTrace = true;
      if (failure instanceof Error) {
        super.println("dstream: " + failure);
      }
    } else if (!inTrace || !isOfTrace(String.valueOf(printed))) {
      inTrace = false;
      super.println(printed);
    }
  }

  private static boolean isOfTrace(String line) {
    return line.startsWith("\t") || line.startsWith("Caused by: ");
  }
}
