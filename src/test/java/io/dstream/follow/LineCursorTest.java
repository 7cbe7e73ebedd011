package io.dstream.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineCursorTest {
  @TempDir Path directory;

  @Test
  void whatIsSeenOfALineWithoutAnEndIsUnread() throws IOException {
    LogFile log = new LogFile(directory.resolve("log")).write("one\nhal");
    try (FileChannel channel = FileChannel.open(log.path())) {
      LineCursor cursor = new LineCursor(channel);
      assertThat(cursor.next().orElseThrow().from()).isZero();
      assertThat(cursor.next()).isEmpty();
      assertThat(cursor.unread()).isEqualTo(3);
      log.write("f\n");
      assertThat(cursor.next().orElseThrow().from()).isEqualTo(4);
      assertThat(cursor.unread()).isZero();
    }
  }

  /** All of it was read: what came after the truncation is not what was lost by it. */
  @Test
  void whatComesAfterATruncationIsNotOfWhatWasRead() throws IOException {
    LogFile log = new LogFile(directory.resolve("log")).write("one\n");
    try (FileChannel channel = FileChannel.open(log.path())) {
      LineCursor cursor = new LineCursor(channel);
      assertThat(cursor.next()).isPresent();
      log.truncate().write("other lines, and more of them\n");
      assertThat(cursor.next()).isEmpty();
      assertThat(cursor.isIntact()).isFalse();
      assertThat(cursor.unread()).isZero();
    }
  }
}
