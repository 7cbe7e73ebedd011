package io.dstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewTopicsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "a b|-|-|NAME: 'a b' is no topic name; use up to 249 letters, digits, '.', '_' and '-'",
        "a:2|-|-|NAME: 'a:2' is no topic name; use up to 249 letters, digits, '.', '_' and '-'",
        "..|-|-|NAME: '..' is no topic name; use up to 249 letters, digits, '.', '_' and '-'",
        "a,b,a|-|-|NAME: a topic comes twice in a b a",
        "a|0|-|--partitions must be 1 or more, not 0",
        "a|-|0|--replication-factor must be 1 to 32767, not 0",
        "a|-|40000|--replication-factor must be 1 to 32767, not 40000"
      })
  void whatCannotBeIsWrongUsage(
      String names, Integer partitions, Integer replicas, String message) {
    assertThatThrownBy(
            () ->
                new NewTopics(
                    List.of(names.split(",", -1)),
                    Optional.ofNullable(partitions),
                    Optional.ofNullable(replicas),
                    Map.of()))
        .isInstanceOfSatisfying(
            DstreamException.class, e -> assertThat(e.exitStatus()).isEqualTo(2))
        .hasMessage(message);
  }
}
