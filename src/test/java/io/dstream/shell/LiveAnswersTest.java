package io.dstream.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LiveAnswersTest {
  private static final List<String> SUBJECT = List.of("consume", "TOPIC");

  private final LiveAnswers answers = new LiveAnswers();
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
  void whoIsSlowIsWaitedForOnceAndItsAnswerComesLater() {
    CountDownLatch answer = new CountDownLatch(1);
    long begin = System.nanoTime();
    assertThat(answers.to(SUBJECT, () -> slow(answer))).isEmpty();
    long first = System.nanoTime() - begin;
    assertThat(Duration.ofNanos(first)).isBetween(LiveAnswers.PATIENCE, Duration.ofSeconds(5));
    assertThat(answers.to(SUBJECT, () -> slow(answer))).isEmpty();
    assertThat(System.nanoTime() - begin - first).isLessThan(LiveAnswers.PATIENCE.toNanos());
    answer.countDown();
    await().until(() -> !answers.to(SUBJECT, () -> slow(answer)).isEmpty());
    assertThat(asked).hasValue(1);
  }

  private List<String> slow(CountDownLatch answer) throws InterruptedException {
    answer.await();
    return count();
  }
}
