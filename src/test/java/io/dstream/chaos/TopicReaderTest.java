package io.dstream.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.text.LineBlock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.junit.jupiter.api.Test;

/** Which batch had which offsets. */
class TopicReaderTest {
  private final MockConsumer<byte[], byte[]> client = new MockConsumer<>(OffsetResetStrategy.NONE);

  private final TopicReader reader =
      new TopicReader(KafkaClientConfig.of("localhost:1"), "words", client);

  @Test
  void offsetsThatFollowOneAnotherAreAllInOneBatch() throws JsonProcessingException {
    assertThat(lines(0, 2)).isEqualTo("line 0\nline 1\n");
    assertThat(lines(2, 2)).isEmpty();
    assertThat(lines(2, 5)).isEqualTo("line 2\nline 3\nline 4\n");
    assertThat(reader.faults(5)).isEmpty();
  }

  @Test
  void offsetsThatAreReadTwiceOrNeverAreNamed() throws JsonProcessingException {
    lines(0, 2);
    lines(1, 3);
    lines(4, 5);
    assertThat(reader.faults(7))
        .containsExactly(
            "the batch of now reads words-0 from offset 1, and 2 is the next",
            "the batch of now reads words-0 from offset 4, and 3 is the next",
            "5 lines are in batches, 7 were sent");
  }

  private String lines(long from, long end) throws JsonProcessingException {
    client.schedulePollTask(
        () -> {
          for (long offset = from; offset < end; offset++) {
            client.addRecord(
                new ConsumerRecord<>("words", 0, offset, null, ("line " + offset).getBytes(UTF_8)));
          }
        });
    String reads = "{\"words\":{\"0\":[" + from + "," + end + "]}}";
    LineBlock lines = reader.lines(new ObjectMapper().readTree(reads), "now");
    return new String(lines.bytes(), lines.from(), lines.length(), UTF_8);
  }
}
