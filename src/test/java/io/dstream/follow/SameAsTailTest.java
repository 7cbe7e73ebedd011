package io.dstream.follow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.testing.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tail -F}, given the time to see each rotation, prints the same lines. */
class SameAsTailTest {
  private static final int ROTATIONS = 12;

  @TempDir Path directory;

  @Test
  void theLinesAreThoseOfTail() throws IOException {
    Path tail = Installed.require("tail", "rotation beside tail -F", "it is part of coreutils");
    LogFile log = new LogFile(directory.resolve("app.log")).write("first\n");
    Path printed = directory.resolve("printed");
    Path notices = directory.resolve("notices");
    Process process = start(tail, log, printed, notices);
    StringBuilder written = new StringBuilder("first\n");
    try (Following following = Following.fromStart(log.path())) {
      Random random = new Random(3);
      for (int rotation = 0; rotation < ROTATIONS; rotation++) {
        for (int line = random.nextInt(30); line >= 0; line--) {
          String text = "rotation " + rotation + " line " + line + "\n";
          log.write(text);
          written.append(text);
        }
        following.poll();
        Awaitility.await("tail prints all").until(() -> Files.size(printed) == written.length());
        if (random.nextBoolean()) {
          log.rotateByRename();
        } else {
          log.rotateByTruncate();
        }
        int rotations = rotation + 1;
        Awaitility.await("tail sees the rotation").until(() -> seen(notices) == rotations);
      }
      assertThat(following.poll().text())
          .isEqualTo(written.toString())
          .isEqualTo(Files.readString(printed, ISO_8859_1));
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Path tail, LogFile log, Path printed, Path notices)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(tail.toString(), "-n", "+1", "-s", "0.1", "-F", log.path().toString())
            .redirectOutput(printed.toFile())
            .redirectError(notices.toFile());
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  /**
   * The rotations of which tail has said that it saw them. A file that is truncated, and as long
   * again before tail looks, is to tail the same file: it would miss the lines between.
   */
  private static long seen(Path notices) throws IOException {
    return Files.readAllLines(notices, ISO_8859_1).stream()
        .filter(notice -> notice.contains("truncated") || notice.contains("inaccessible"))
        .count();
  }
}
