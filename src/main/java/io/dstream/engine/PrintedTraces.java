package io.dstream.engine;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Stderr without stack traces that libraries print there themselves, past the log. Scala's futures
 * do so with what comes too late for a thread pool that has ended, such as the answer to a message
 * that was under way when Spark stopped. An {@link Error} is one line; all that is no stack trace
 * passes. It stays for as long as the process runs: Spark closes its connections after its context.
 */
final class PrintedTraces extends PrintStream {
  private boolean inTrace;

  PrintedTraces(PrintStream err) {
    super(err, true, StandardCharsets.UTF_8);
  }

  /** Leaves them out from now on. */
  static void leaveOut() {
    if (!(System.err instanceof PrintedTraces)) {
      System.setErr(new PrintedTraces(System.err));
    }
  }

  /** {@link Throwable#printStackTrace} prints the throwable, then its lines, under one lock. */
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
