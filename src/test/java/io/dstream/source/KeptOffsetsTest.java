package io.dstream.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.control.Notices;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.TopicSelection;
import io.dstream.source.KafkaSource.DataLoss;
import io.dstream.spec.DstreamException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KeptOffsetsTest {
  private static final TopicPartition A = new TopicPartition("words", 0);
  private static final TopicPartition B = new TopicPartition("words", 1);
  private static final Map<TopicPartition, Long> EARLIEST = Map.of(A, 5L, B, 5L);
  private static final Map<TopicPartition, Long> LATEST = Map.of(A, 9L, B, 9L);

  private final StringWriter said = new StringWriter();

  @Test
  void offsetsThatAreThereStayFromTheFirstToTheEnd() {
    Map<TopicPartition, Long> position = Map.of(A, 5L, B, 9L);
    assertThat(kept(DataLoss.fail).from(position, EARLIEST, LATEST, "it stands"))
        .isEqualTo(position);
    assertThat(said).asString().isEmpty();
  }

  @Test
  void whatWasDeletedIsAnError() {
    assertFails(
        () -> kept(DataLoss.fail).from(Map.of(A, 3L), EARLIEST, LATEST, "it stands"),
        "it stands at offset 3 of words-0, and its offsets 3 to 4 are gone",
        "--on-data-loss skip reads on from offset 5, the first there is");
  }

  @Test
  void whatWasDeletedIsPassedOverWhereThatIsAskedForAndSaid() {
    assertThat(kept(DataLoss.skip).from(Map.of(A, 3L, B, 7L), EARLIEST, LATEST, "it stands"))
        .isEqualTo(Map.of(A, 5L, B, 7L));
    assertSaid(
        "it stands at offset 3 of words-0, and its offsets 3 to 4 are gone;"
            + " reads on from offset 5, the first there is");
  }

  @Test
  void anOffsetBehindTheEndIsThatOfAnotherTopic() {
    assertFails(
        () -> kept(DataLoss.fail).from(Map.of(A, 10L), EARLIEST, LATEST, "it stands"),
        "it stands at offset 10 of words-0, which ends at offset 9: it was made anew",
        "--on-data-loss skip reads on from offset 5, the first there is");
    assertThat(kept(DataLoss.skip).from(Map.of(A, 10L), EARLIEST, LATEST, "it stands"))
        .isEqualTo(Map.of(A, 5L));
  }

  @Test
  void aPartitionThatIsNotThereIsLost() {
    Map<TopicPartition, Long> position = Map.of(A, 6L, new TopicPartition("gone", 2), 1L);
    assertFails(
        () -> kept(DataLoss.fail).from(position, EARLIEST, LATEST, "it stands"),
        "it stands at offset 1 of gone-2, which is no longer there",
        "--on-data-loss skip reads the others");
    assertThat(kept(DataLoss.skip).from(position, EARLIEST, LATEST, "it stands"))
        .isEqualTo(Map.of(A, 6L));
    assertSaid("it stands at offset 1 of gone-2, which is no longer there; reads the others");
  }

  @Test
  void aTopicThatWasMadeAnewHasAnotherId() {
    Map<String, String> before = Map.of("same", "1", "anew", "2", "gone", "3");
    Map<String, String> now = Map.of("same", "1", "anew", "4", "new", "5");
    assertFails(
        () -> kept(DataLoss.fail).remade(before, now),
        "topic anew was deleted and made anew: what was still to be read is gone",
        "--on-data-loss skip reads the new one from its begin");
    assertThat(kept(DataLoss.skip).remade(before, now)).isEqualTo(Set.of("anew"));
  }

  private KeptOffsets kept(DataLoss action) {
    KafkaSource source =
        new KafkaSource(
            KafkaClientConfig.of("broker:1"),
            new TopicSelection.Named(List.of("words")),
            "group",
            KafkaSource.From.committed,
            action);
    return new KeptOffsets(source, Notices.to(new PrintWriter(said), false, false));
  }

  private static void assertFails(ThrowingCallable call, String message, String hint) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(DstreamException.class, e -> assertThat(e.hint()).contains(hint))
        .hasMessage(message);
  }

  private void assertSaid(String line) {
    assertThat(said.toString().lines()).containsExactly("dstream: " + line);
  }
}
