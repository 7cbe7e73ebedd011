package io.dstream.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LiveAnswersTest {
  private static final List<String> SUBJECT = List.of("consume", "TOPIC");

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration YEAR = HOUR.multipliedBy(24 * 365);

  private final AtomicLong now = new AtomicLong();
  private final LiveAnswers answers = new LiveAnswers(HOUR, HOUR, now::get);
  private final AtomicInteger asked = new AtomicInteger();

  private List<String> count() {
    return List.of("" + asked.incrementAndGet());
  }

  @Test
  void theSameIsNotAskedAgainForAWhile() {
    assertThat(answers.to(SUBJECT, this::count)).containsExactly("1");
    assertThat(answers.to(SUBJECT, this::count)).containsExactly("1");
    assertThat(answers.to(List.of("another"), this::count)).containsExactly("2");
  }

  @Test
  void whatMayHaveChangedIsAskedAgain() {
    answers.to(SUBJECT, this::count);
    answers.forget();
    assertThat(answers.to(SUBJECT, this::count)).containsExactly("2");
  }

  @Test
  void whoFailsHasNoAnswerAndIsLeftAlone() {
    for (int key = 0; key < 2; key++) {
      assertThat(
              answers.to(
                  SUBJECT,
                  () -> {
                    count();
                    throw new IOException("away");
                  }))
          .isEmpty();
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void whatIsOldIsAskedAgain() {
    answers.to(SUBJECT, this::count);
    now.addAndGet(HOUR.toNanos() + 1);
    assertThat(answers.to(SUBJECT, this::count)).containsExactly("2");
  }

  /** An hour passes each time the clock is looked at: waiting once more would take an hour. */
  @Test
  void whoIsSlowIsWaitedForOnceAndItsAnswerComesLater() {
    LiveAnswers hurried = new LiveAnswers(HOUR, YEAR, () -> now.addAndGet(HOUR.toNanos()));
    CountDownLatch answer = new CountDownLatch(1);
    assertThat(hurried.to(SUBJECT, () -> slow(answer))).isEmpty();
    assertThat(hurried.to(SUBJECT, () -> slow(answer))).isEmpty();
    answer.countDown();
    await().until(() -> !hurried.to(SUBJECT, () -> slow(answer)).isEmpty());
    assertThat(asked).hasValue(1);
  }

  private List<String> slow(CountDownLatch answer) throws InterruptedException {
    answer.await();
    return count();
  }
}
