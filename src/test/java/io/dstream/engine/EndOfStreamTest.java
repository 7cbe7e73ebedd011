package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.source.Feeds;
import io.dstream.spec.Cadence;
import io.dstream.spec.DstreamException;
import io.dstream.spec.SourceSet;
import io.dstream.spec.StopSpec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.scheduler.BatchInfo;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchSubmitted;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.immutable.Map$;

/** Each look at the stream does the next batch, which has no records. */
class EndOfStreamTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final StopSpec NEVER =
      new StopSpec(OptionalLong.empty(), Optional.empty(), Optional.empty(), LIMIT);

  private final Instant zero = Instant.parse("2026-01-01T00:00:00Z");
  private final StringWriter said = new StringWriter();
  private final StopRequest stop = new StopRequest();
  private final Feed feed = new Feed();
  private final Progress progress = new Progress(zero::toEpochMilli, HOUR, 0, () -> nanos());
  private final StopLimit limit = new StopLimit(LIMIT, this::nanos);
  private Cadence cadence = Cadence.EVERY_BATCH;
  private OptionalLong last = OptionalLong.empty();
  private int looks;
  private int endsAtLook = Integer.MAX_VALUE;
  private long nanos;

  @Test
  void afterItsLastBatchAStreamEndsAtOnce() throws InterruptedException {
    last = OptionalLong.of(2);
    assertThat(await(NEVER)).isFalse();
    assertThat(progress.completed()).isEqualTo(2);
  }

  @Test
  void aStreamThatEndsByItselfHasNothingToStop() throws InterruptedException {
    endsAtLook = 3;
    assertThat(await(NEVER)).isFalse();
    assertThat(looks).isEqualTo(3);
  }

  @Test
  void aRequestStopsItGracefullyAndTheSourceIsTold() throws InterruptedException {
    stop.request();
    assertThat(await(NEVER)).isTrue();
    assertThat(feed.stopping).isTrue();
    assertThat(said.toString()).isEmpty();
  }

  @Test
  void aDurationStopsIt() throws InterruptedException {
    Optional<Duration> shortest = Optional.of(Duration.ofNanos(1));
    assertThat(await(new StopSpec(OptionalLong.empty(), shortest, Optional.empty(), LIMIT)))
        .isTrue();
  }

  @Test
  void itStopsOnceItWasIdleForSoLong() throws InterruptedException {
    Optional<Duration> idle = Optional.of(HOUR.multipliedBy(3));
    assertThat(await(new StopSpec(OptionalLong.empty(), Optional.empty(), idle, LIMIT))).isTrue();
    assertThat(progress.completed()).isEqualTo(4); // the first may have had records
  }

  @Test
  void whatTheSourceHasSeenAndNotHandedOnIsWaitedFor() throws InterruptedException {
    feed.pending = 3;
    stop.request();
    assertThat(await(NEVER)).isTrue();
    assertThat(looks).isEqualTo(3);
  }

  @Test
  void theNextResultOfAWindowIsWaitedForAndTheLimitRunsFromThen() throws InterruptedException {
    cadence = Cadence.windows(HOUR.multipliedBy(8), HOUR.multipliedBy(4));
    stop.request();
    assertThat(await(NEVER)).isTrue();
    assertThat(progress.completed()).isEqualTo(4);
    assertThat(said.toString())
        .contains("stops after the window's next result, in 3 batches; signal again");
    assertThat(limit.over()).isFalse();
    nanos += HOUR.toNanos() + LIMIT.toNanos();
    assertThat(limit.over()).isTrue();
  }

  @Test
  void aSourceThatBrokeDownEndsIt() {
    feed.broken = Optional.of(DstreamException.failed("the source broke down", null));
    assertThatThrownBy(() -> await(NEVER)).hasMessage("the source broke down");
  }

  private boolean await(StopSpec when) throws InterruptedException {
    Slides slides = new Slides(HOUR, cadence, zero::toEpochMilli);
    BatchGate gate = new BatchGate(() -> last);
    Notices notices = Notices.to(new PrintWriter(said, true), false, false);
    return new EndOfStream(
            notices,
            this::look,
            new Feeds(Map.of(SourceSet.ONLY, feed), null),
            progress,
            gate,
            slides,
            limit,
            () -> zero.plusMillis(1))
        .await(when, stop);
  }

  private boolean look(long millis) {
    looks++;
    nanos += HOUR.toNanos();
    BatchInfo batch =
        new BatchInfo(
            new Time(zero.plus(HOUR.multipliedBy(looks)).toEpochMilli()),
            Map$.MODULE$.empty(),
            0,
            Option.empty(),
            Option.empty(),
            Map$.MODULE$.empty());
    progress.onBatchSubmitted(new StreamingListenerBatchSubmitted(batch));
    progress.onBatchCompleted(new StreamingListenerBatchCompleted(batch));
    return looks == endsAtLook;
  }

  private long nanos() {
    return nanos;
  }

  private static final class Feed extends UnaskedFeed {
    private Optional<DstreamException> broken = Optional.empty();
    private boolean stopping;
    private int pending;

    @Override
    public void check() {
      if (broken.isPresent()) {
        throw broken.get();
      }
    }

    @Override
    public void stopping() {
      stopping = true;
    }

    @Override
    public boolean pendingSince(long time) {
      return pending-- > 0;
    }
  }
}
