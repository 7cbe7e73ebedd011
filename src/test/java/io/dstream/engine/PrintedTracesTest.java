package io.dstream.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import scala.concurrent.ExecutionContext$;
import scala.concurrent.impl.Promise;
import scala.util.Success;

class PrintedTracesTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream err = new PrintedTraces(new PrintStream(printed, true, UTF_8));

  @Test
  void aStackTraceIsLeftOutWithItsCauseAndAllElsePasses() {
    err.println("before ü");
    RejectedExecutionException late = new RejectedExecutionException("too late");
    late.addSuppressed(new IllegalStateException("suppressed"));
    new IllegalStateException("a future failed", late).printStackTrace(err);
    err.println("\tafter");
    err.print("after that\n");
    err.println((Object) "and an object");
    assertThat(printed.toString(UTF_8).lines())
        .containsExactly("before ü", "\tafter", "after that", "and an object");
  }

  @Test
  void anErrorIsALine() {
    new IllegalStateException("left out").printStackTrace(err);
    new NoClassDefFoundError("a/Class").printStackTrace(err);
    assertThat(printed.toString(UTF_8).lines())
        .containsExactly("dstream: java.lang.NoClassDefFoundError: a/Class");
  }

  /** What Spark's stop leaves behind: a callback for a pool that has ended. */
  @Test
  void whatScalasFuturesReportIsLeftOut() {
    ExecutorService ended = Executors.newSingleThreadExecutor();
    ended.shutdown();
    PrintStream before = System.err;
    System.setErr(err);
    try {
      Promise.DefaultPromise<String> answer = new Promise.DefaultPromise<>();
      answer.onComplete(result -> result, ExecutionContext$.MODULE$.fromExecutorService(ended));
      answer.complete(new Success<>("late"));
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(UTF_8)).isEmpty();
  }
}
