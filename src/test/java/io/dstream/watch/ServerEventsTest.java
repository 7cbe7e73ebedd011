package io.dstream.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.watch.ServerEvents.Message;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerEventsTest {
  private final ServerEvents events = new ServerEvents();

  @Test
  void anEventEndsWithAnEmptyLine() {
    assertThat(take("id: 7", "event: change", "data: {", "data:}", ""))
        .containsExactly(new Message("change", "7", "{\n}"));
  }

  @Test
  void commentsAndUnknownFieldsArePassedOver() {
    assertThat(take(":", ": still there", "retry: 10", "data", "data:x", ""))
        .containsExactly(new Message("", "", "\nx"));
  }

  @Test
  void anEventWithoutDataIsNoneAndItsTypeIsForgotten() {
    assertThat(take("event: change", "", "data: y", "")).containsExactly(new Message("", "", "y"));
  }

  @Test
  void theLastIdStays() {
    assertThat(take("id: 7", "data: a", "", "data: b", ""))
        .containsExactly(new Message("", "7", "a"), new Message("", "7", "b"));
  }

  private List<Message> take(String... lines) {
    return List.of(lines).stream().map(events::take).flatMap(Optional::stream).toList();
  }
}
