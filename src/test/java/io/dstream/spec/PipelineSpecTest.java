package io.dstream.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.operation.Plan;
import io.dstream.words.OperationSpec;
import io.dstream.words.WordPlan;
import io.dstream.words.WordSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineSpecTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final OperationSpec PER_BATCH = new OperationSpec.PerBatch();
  private static final long HEAP = 3L << 29;

  private record Source(boolean usesReceiver, boolean limitsRate) implements SourceSpec {
    @Override
    public String uri() {
      return "test:";
    }

    @Override
    public Guarantee guarantee(RecoverySpec recovery) {
      return new Guarantee(Guarantee.Level.AT_MOST_ONCE, "it is a test");
    }

    @Override
    public Map<String, String> identity() {
      return Map.of("--source", "test");
    }

    @Override
    public void check() {
      throw DstreamException.usage("the world was looked at");
    }
  }

  private record Sink() implements SinkSpec {
    @Override
    public String describe() {
      return "test sink";
    }

    @Override
    public List<String> contacts() {
      return List.of("host:1");
    }

    @Override
    public boolean idempotent() {
      return true;
    }

    @Override
    public void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning) {
      throw DstreamException.usage("the world was looked at");
    }
  }

  @Test
  void windowAndSlideAreMultiplesOfTheBatchInterval() {
    assertThatThrownBy(
            () -> spec(SECOND, new OperationSpec.Window(Duration.ofMillis(2500), SECOND)))
        .hasMessage("--window 2500ms is no multiple of --batch 1s");
    assertThatThrownBy(
            () -> spec(SECOND, new OperationSpec.Window(SECOND, Duration.ofMillis(1500))))
        .hasMessage("--slide 1500ms is no multiple of --batch 1s");
    assertThat(spec(SECOND, new OperationSpec.Window(Duration.ofMinutes(1), SECOND))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "local[1]", "local[1,4]"})
  void aReceiverNeedsASecondCore(String master) {
    assertThatThrownBy(() -> spec(master, new Source(true, true), Map.of(), unlimited()))
        .hasMessageContaining("--master " + master + " has one core");
    assertThat(spec(master, new Source(false, true), Map.of(), unlimited())).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "locale", "local[0]", "local[x]", "spark://host", "http://a:1"})
  void aMasterIsOneOfSparks(String master) {
    assertThatThrownBy(() -> new Master(master))
        .hasMessage("--master '" + master + "' is no Spark master");
  }

  @Test
  void aLimitForASourceThatHasNoRateIsRefused() {
    RateSpec limited = new RateSpec(OptionalLong.of(5), false);
    assertThatThrownBy(() -> spec("local[2]", new Source(false, false), Map.of(), limited))
        .hasMessage("--max-rate has no effect on test:");
  }

  @Test
  void confTakesSparkProperties() {
    assertThatThrownBy(
            () -> spec("local[2]", new Source(false, true), Map.of("ui.port", "1"), unlimited()))
        .hasMessageContaining("--conf ui.port is no Spark property");
  }

  @Test
  void theExplanationSaysPlanContactsResourcesAndGuarantee() {
    assertThat(explanation(window()).lines())
        .containsExactly(
            "source     test:",
            "words      split at white space, lower case, at least 2 characters, 1 stop words left out",
            "operation  count over the last 1m, every 1s (incremental)",
            "sink       test sink (idempotent)",
            "batch      every 1s",
            "master     local[2]",
            "stops      after 3 batches; on SIGINT or SIGTERM, after what was received is counted",
            "checkpoint none: the window begins anew with the program",
            "contacts   test: (source)",
            "contacts   host:1 (sink)",
            "resources  2 cores; heap up to 1.5 GiB; memory follows the different words of each batch in"
                + " the window",
            "guarantee  at most once: it is a test");
  }

  @Test
  void theExplanationIsTheSameForPrograms() {
    assertThat(explanation(window()).toJson())
        .containsEntry("name", "test")
        .containsEntry("source", Map.of("uri", "test:", "receiver", false, "selectedBy", "default"))
        .containsEntry(
            "operation",
            Map.of(
                "says",
                "count over the last 1m, every 1s (incremental)",
                "options",
                Map.of("--window", "1m", "--slide", "1s")))
        .containsEntry(
            "sinks",
            List.of(
                Map.of(
                    "says",
                    "test sink",
                    "idempotent",
                    true,
                    "guarantee",
                    "at most once",
                    "because",
                    "it is a test")))
        .containsEntry("checkpoint", null)
        .containsEntry(
            "contacts",
            List.of(
                Map.of("role", "source", "address", "test:"),
                Map.of("role", "sink", "address", "host:1")))
        .containsEntry(
            "resources",
            Map.of(
                "cores",
                2,
                "receivers",
                0,
                "heapBytes",
                HEAP,
                "memory",
                "memory follows the different words of each batch in the window"));
  }

  @Test
  void aReceiverAndAClusterAreAmongTheResources() {
    assertThat(
            explanation(spec("local[3]", new Source(true, true), Map.of(), unlimited()))
                .resources())
        .asString()
        .startsWith("3 cores, one of them for the receiver; heap up to 1.5 GiB; ");
    Explanation cluster =
        explanation(spec("spark://there:7077", new Source(true, true), Map.of(), unlimited()));
    assertThat(cluster.resources())
        .asString()
        .startsWith("cores of the cluster, one of them for the receiver; memory ");
    assertThat(cluster.contacts())
        .contains(new Explanation.Contact("master", "spark://there:7077"));
  }

  private static Explanation explanation(PipelineSpec<?, ?, ?> spec) {
    return Explanation.of(spec, Optional.empty(), HEAP);
  }

  private static PipelineSpec<Source, Plan, Sink> window() {
    return spec(SECOND, new OperationSpec.Window(Duration.ofMinutes(1), SECOND));
  }

  private static PipelineSpec<Source, Plan, Sink> spec(Duration batch, OperationSpec operation) {
    return new PipelineSpec<>(
        "test",
        new Master("local[2]"),
        Map.of(),
        batch,
        SourceSet.of(new Source(false, false)),
        new WordPlan(new WordSpec(Optional.empty(), true, 2, Set.of("the")), operation),
        List.of(new Sink()),
        unlimited(),
        RecoverySpec.none(),
        new StopSpec(OptionalLong.of(3), Optional.empty(), Optional.empty(), StopSpec.TIMEOUT));
  }

  private static PipelineSpec<Source, Plan, Sink> spec(
      String master, Source source, Map<String, String> conf, RateSpec rate) {
    return new PipelineSpec<>(
        "test",
        new Master(master),
        conf,
        SECOND,
        SourceSet.of(source),
        new WordPlan(WordSpec.plain(), PER_BATCH),
        List.of(new Sink()),
        rate,
        RecoverySpec.none(),
        new StopSpec(OptionalLong.empty(), Optional.empty(), Optional.empty(), StopSpec.TIMEOUT));
  }

  private static RateSpec unlimited() {
    return new RateSpec(OptionalLong.empty(), false);
  }
}
