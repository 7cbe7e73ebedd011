package io.dstream.shell;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Asks others for names while a person waits at a key: one daemon thread asks, nobody waits for an
 * answer longer than {@link #PATIENCE}, and what was asked last is not asked again for {@link
 * #FRESH}. An answer that comes too late is there at the next key. For one thread.
 */
final class LiveAnswers {
  static final Duration PATIENCE = Duration.ofSeconds(1);
  static final Duration FRESH = Duration.ofSeconds(5);

  /** By this mark the log leaves out what clients say on the thread that asks, and on theirs. */
  private static final String SILENT = "dstream.silent";

  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "dstream-completion");
            thread.setDaemon(true);
            return thread;
          });
  private final Duration patience;
  private final Duration fresh;
  private final LongSupplier nanoTime;
  private Asked last;

  private record Asked(List<String> subject, Future<List<String>> answer, long nanos) {}

  LiveAnswers() {
    this(PATIENCE, FRESH, System::nanoTime);
  }

  /**
   * @param patience how long the answer is waited for at most, from the question on
   * @param fresh how long an answer serves
   */
  LiveAnswers(Duration patience, Duration fresh, LongSupplier nanoTime) {
    this.patience = patience;
    this.fresh = fresh;
    this.nanoTime = nanoTime;
  }

  /**
   * The answer to a question.
   *
   * @param subject what the question is about: the same subject has the same answer for a while
   * @return empty when it fails or takes too long
   */
  List<String> to(List<String> subject, Callable<List<String>> question) {
    if (last == null || isStale(last) || !last.subject().equals(subject)) {
      ask(subject, question);
    }
    try {
      long left = Math.max(0, patience.toNanos() - age(last));
      return last.answer().get(left, TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return List.of(); // who types gets no errors: the command will say what is wrong
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private boolean isStale(Asked asked) {
    return asked.answer().isDone() && age(asked) > fresh.toNanos();
  }

  private long age(Asked asked) {
    return nanoTime.getAsLong() - asked.nanos();
  }

  private void ask(List<String> subject, Callable<List<String>> question) {
    forget();
    LoggerFactory.getILoggerFactory(); // two threads that initialize it would be complained of
    Future<List<String>> answer =
        asking.submit(
            () -> {
              MDC.put(SILENT, "true");
              return question.call();
            });
    last = new Asked(subject, answer, nanoTime.getAsLong());
  }

  /** Forgets what was answered: a command may have changed it. */
  void forget() {
    if (last != null) {
      last.answer().cancel(false);
      last = null;
    }
  }
}
