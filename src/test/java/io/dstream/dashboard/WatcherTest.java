package io.dstream.dashboard;

import static io.dstream.dashboard.FakeStream.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.row.Schema;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One who watches, over a line that is as slow as the test wants. */
class WatcherTest {
  private final FakeStream stream = new FakeStream(Schema.WORD_COUNT);
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final Deque<Runnable> onTheWay = new ConcurrentLinkedDeque<>();
  private final Watcher watcher =
      stream
          .dashboard()
          .watch(
              Selection.ALL,
              "",
              (event, then) -> {
                sent.add(new String(event.bytes(), UTF_8));
                onTheWay.add(then);
              })
          .orElseThrow();

  @AfterEach
  void close() {
    stream.dashboard().leave(watcher);
    stream.close();
  }

  private void arrives() {
    onTheWay.remove().run();
  }

  @Test
  void nothingIsSentWhileSomethingIsOnItsWay() {
    watcher.begin();
    assertThat(sent).hasSize(1);
    watcher.keepAlive();
    watcher.advance();
    assertThat(sent).hasSize(1);
  }

  @Test
  void aCommentKeepsTheConnectionAndChangesNothing() {
    watcher.begin();
    arrives();
    watcher.keepAlive();
    assertThat(sent).last().isEqualTo(":\n\n");
    stream.batch(List.of(row("a", 1)));
    arrives();
    Awaitility.await().untilAsserted(() -> assertThat(sent).last().asString().contains("\"a\""));
    assertThat(sent).hasSize(3);
    assertThat(sent.get(2)).startsWith("event:change\ndata:{").endsWith("\n\n");
  }
}
