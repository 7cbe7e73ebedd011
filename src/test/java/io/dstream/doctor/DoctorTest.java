package io.dstream.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dstream.doctor.Finding.Status;
import io.dstream.spec.DstreamException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DoctorTest {
  private static final Duration LONG = Duration.ofHours(1);

  private record Named(String name, Callable<List<Finding>> work) implements Check {
    @Override
    public List<Finding> look() throws Exception {
      return work.call();
    }
  }

  private final List<Finding> findings = new ArrayList<>();

  @Test
  void findingsComeInTheOrderOfTheChecks() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    boolean well =
        examine(
            LONG,
            new Named(
                "first",
                () -> {
                  second.await();
                  return List.of(Finding.ok("first", "a"), Finding.warn("first", "b", "do it"));
                }),
            new Named(
                "second",
                () -> {
                  second.countDown();
                  return List.of(Finding.ok("second", "c"));
                }));
    assertThat(findings).extracting(Finding::message).containsExactly("a", "b", "c");
    assertThat(well).isTrue();
  }

  @Test
  void aFailureOfTheRunIsWhatIsWrong() throws Exception {
    boolean well =
        examine(
            LONG,
            new Named(
                "kafka",
                () -> {
                  throw DstreamException.failed("it is away", "start it", null);
                }),
            new Named(
                "disk",
                () -> {
                  throw new IllegalStateException("odd\nand more");
                }));
    assertThat(findings)
        .containsExactly(
            Finding.wrong("kafka", "it is away", "start it"),
            new Finding(
                "disk", Status.wrong, "java.lang.IllegalStateException: odd", Optional.empty()));
    assertThat(well).isFalse();
  }

  /** A slow machine may do neither of them in time, once. */
  @Test
  void aCheckThatHangsKeepsNobody() {
    CountDownLatch never = new CountDownLatch(1);
    Check hangs =
        new Named(
            "database",
            () -> {
              never.await();
              return List.of();
            });
    Check other = new Named("disk", () -> List.of(Finding.ok("disk", "room")));
    await()
        .untilAsserted(
            () -> {
              findings.clear();
              examine(Duration.ofMillis(200), hangs, other);
              assertThat(findings)
                  .containsExactly(
                      Finding.wrong(
                          "database",
                          "no answer within 200ms",
                          "look at host and port, and whether the server there is of this kind and"
                              + " well"),
                      Finding.ok("disk", "room"));
            });
  }

  private boolean examine(Duration patience, Check... checks) throws InterruptedException {
    return new Doctor(patience).examine(List.of(checks), findings::add);
  }
}
