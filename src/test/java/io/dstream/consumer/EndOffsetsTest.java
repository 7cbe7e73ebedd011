package io.dstream.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class EndOffsetsTest {
  private static final TopicPartition A = new TopicPartition("a", 0);
  private static final TopicPartition B = new TopicPartition("b", 0);

  private final EndOffsets ends = new EndOffsets(Optional.of(Map.of(A, 2L, B, 0L)));

  @Test
  void areReachedWhenEveryPartitionIsThere() {
    Map<TopicPartition, Long> positions = Map.of(A, 2L, B, 5L);
    assertThat(ends.reached(Set.of(A, B), positions::get)).isTrue();
    assertThat(ends.reached(Set.of(A, B), partition -> 1)).isFalse();
  }

  @Test
  void areNotReachedWithoutAPartitionOrWithoutAPosition() {
    assertThat(ends.reached(Set.of(), partition -> 2)).isFalse();
    assertThat(ends.reached(Set.of(B), partition -> -1)).isFalse();
  }

  @Test
  void ofAPartitionThatAppearedLaterNothingIsRead() {
    assertThat(ends.of(new TopicPartition("new", 0))).isZero();
  }

  @Test
  void withoutAnEndItIsNeverReached() {
    EndOffsets none = new EndOffsets(Optional.empty());
    assertThat(none.of(A)).isEqualTo(Long.MAX_VALUE);
    assertThat(none.reached(Set.of(A), partition -> 2)).isFalse();
  }
}
