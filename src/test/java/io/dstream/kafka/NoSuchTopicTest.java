package io.dstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.spec.DstreamException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoSuchTopicTest {
  private static final List<String> TOPICS = List.of("lines", "orders.eu", "orders.us", "words");

  @ParameterizedTest
  @CsvSource({
    "wrods, words",
    "word, words",
    "Words, words",
    "orders-eu, orders.eu",
    "orders.u, orders.eu",
    "line5, lines",
    "x, ",
    "payments, "
  })
  void theNearestNameIsFound(String misspelt, String meant) {
    assertThat(NoSuchTopic.nearest(misspelt, TOPICS).orElse(null)).isEqualTo(meant);
  }

  @Test
  void whereThereIsNoTopicTheHintIsToCreateIt() {
    DstreamException error =
        NoSuchTopic.error(KafkaClientConfig.of("a:1"), List.of("words"), List.of());
    assertThat(error).hasMessage("there is no topic words at a:1");
    assertThat(error.hint()).contains("create it with dstream topics create words");
  }
}
