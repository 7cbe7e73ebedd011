package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ErrorHandlersTest {
  private static final int INTERRUPTED = 130;

  private final StringWriter err = new StringWriter();

  @Command(name = "fails")
  private record Failing(Callable<Integer> body) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return body.call();
    }
  }

  @Test
  void aFailureWhoseCauseIsThatAnotherThreadWasInterruptedIsSaid() {
    int status =
        run(
            () -> {
              throw DstreamException.failed("the stream ended", new InterruptedException());
            });
    assertThat(err.toString()).isEqualTo("dstream: the stream ended\n");
    assertThat(status).isEqualTo(ExitStatus.FAILED);
  }

  @Test
  void whoIsInterruptedKnowsWhy() {
    int status =
        run(
            () -> {
              throw new InterruptedException();
            });
    assertThat(err.toString()).isEmpty();
    assertThat(status).isEqualTo(INTERRUPTED);
  }

  @Test
  void soDoesWhoIsInterruptedWhereThatIsNoExceptionOfItsOwn() {
    int status =
        run(
            () -> {
              Thread.currentThread().interrupt();
              throw DstreamException.failed("interrupted while asking", null);
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(err.toString()).isEmpty();
    assertThat(status).isEqualTo(INTERRUPTED);
  }

  private int run(Callable<Integer> body) {
    return new CommandLine(new Failing(body))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(new ErrorHandlers())
        .execute();
  }
}
