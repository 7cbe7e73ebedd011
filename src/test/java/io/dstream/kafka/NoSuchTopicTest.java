package io.dstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.spec.DstreamException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoSuchTopicTest {
  private static final List<String> TOPICS = List.of("lines", "orders.eu", "orders.us", "words");

  @Test
  void whatWasMeantIsTheHint() {
    DstreamException error =
        NoSuchTopic.error(KafkaClientConfig.of("a:1"), List.of("wrods", "payments"), TOPICS);
    assertThat(error).hasMessage("there are no topics wrods, payments at a:1");
    assertThat(error.hint()).contains("did you mean words?");
  }

  @Test
  void whereThereIsNoTopicTheHintIsToCreateIt() {
    DstreamException error =
        NoSuchTopic.error(KafkaClientConfig.of("a:1"), List.of("words"), List.of());
    assertThat(error).hasMessage("there is no topic words at a:1");
    assertThat(error.hint()).contains("create it with dstream topics create words");
  }
}
