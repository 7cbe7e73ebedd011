package io.dstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaTopicTest {
  @Test
  void aListNamesTopicsAndTheirPartitions() {
    assertThat(KafkaTopic.parseList("--topics", "a:2,b"))
        .containsExactly(new KafkaTopic("a", 2), new KafkaTopic("b", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,,b|--topics: '' is no topic; write NAME or NAME:PARTITIONS",
        "a:x|--topics: 'a:x' is no topic; write NAME or NAME:PARTITIONS",
        "a:0|--topics: topic a needs 1 partition or more",
        "a,a:2|--topics: a topic comes twice in 'a,a:2'",
        "a b|--topics: 'a b' is no topic name; use up to 249 letters, digits, '.', '_' and '-'"
      })
  void whatIsNoTopicIsWrongUsage(String text, String message) {
    assertThatThrownBy(() -> KafkaTopic.parseList("--topics", text))
        .isInstanceOfSatisfying(
            DstreamException.class, e -> assertThat(e.exitStatus()).isEqualTo(2))
        .hasMessage(message);
  }
}
