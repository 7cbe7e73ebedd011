package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.checkpoint.BatchRecord;
import io.dstream.control.Notices;
import io.dstream.source.Feeds;
import io.dstream.source.Source;
import io.dstream.spec.Cadence;
import io.dstream.spec.Silence;
import io.dstream.spec.SourceSet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class LiveBatchesTest {
  private final List<Long> written = new ArrayList<>();
  private final List<Long> completed = new ArrayList<>();

  /** Spark throws this checked exception from methods that do not declare it. */
  @Test
  void afterABatchThatSparkFailsNoneIsWrittenAndNoneCommitted() throws Exception {
    LiveBatches batches = batches(2000);
    batches.receive(Map.of(), 1000);
    assertThatThrownBy(() -> batches.receive(Map.of(), 2000)).isInstanceOf(SparkException.class);
    batches.receive(Map.of(), 3000);
    assertThat(written).containsExactly(1000L, 2000L);
    assertThat(completed).containsExactly(1000L);
  }

  private LiveBatches batches(long failing) throws Exception {
    Notices notices = Notices.to(new PrintWriter(new StringWriter()), false, false);
    BatchRunner runner =
        new BatchRunner(
            new RowsOnly(time -> null),
            List.of(
                (rows, time) -> {
                  written.add(time.toEpochMilli());
                  if (time.toEpochMilli() == failing) {
                    sneak(new SparkException("Job aborted"));
                  }
                }),
            List.of(),
            notices);
    Duration second = Duration.ofSeconds(1);
    Feeds feeds = new Feeds(Map.of(SourceSet.ONLY, new Feed()), null);
    return new LiveBatches(
        runner,
        feeds,
        Recovery.none(notices),
        new Slides(second, Cadence.EVERY_BATCH, () -> 0),
        new Progress(() -> 0, second, 0),
        new BatchGate(OptionalLong::empty),
        BatchReports.none(),
        new EmptyBatches(notices, new RowsOnly(time -> null), feeds, second));
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable failure) throws E {
    throw (E) failure;
  }

  private final class Feed extends UnaskedFeed {
    @Override
    public Source.Taken taken(long time) {
      return new Source.Taken(BatchRecord.NOTHING, BatchRecord.NOTHING);
    }

    @Override
    public Silence silence(long time) {
      return Silence.of("nothing", "nothing came");
    }

    @Override
    public void completed(long time) {
      completed.add(time);
    }
  }
}
