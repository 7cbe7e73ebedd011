package io.dstream.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log that is written and rotated as fast as it goes, while it is followed, with a kill now and
 * then: nothing is lost and nothing comes twice. {@code -Dtail.rotations=10000} makes it a soak.
 */
class RotationSoakTest {
  private static final int ROTATIONS = Integer.getInteger("tail.rotations", 300);
  private static final long SEED = Long.getLong("tail.seed", 1);
  private static final int LINES_PER_ROTATION = 200;
  private static final int POLLS_PER_LIFE = 50;

  @TempDir Path directory;

  private final AtomicLong received = new AtomicLong();

  /** A rotated file and the number of its last line. */
  private record Rotated(Path path, long last) {}

  /** Writes lines with their numbers and rotates; removes what was received. */
  private final class Writer implements Callable<Long> {
    private final LogFile log = new LogFile(directory.resolve("app.log"));
    private final Random random = new Random(SEED);
    private final Deque<Rotated> rotated = new ArrayDeque<>();
    private long line;

    @Override
    public Long call() throws IOException {
      for (int rotation = 0; rotation < ROTATIONS; rotation++) {
        for (int lines = random.nextInt(LINES_PER_ROTATION); lines >= 0; lines--) {
          write(++line + "\n");
        }
        Path path = random.nextBoolean() ? log.rotateByRename() : log.rotateByTruncate();
        rotated.add(new Rotated(path, line));
        while (rotated.size() > 20 && rotated.peek().last() <= received.get()) {
          Files.delete(rotated.remove().path());
        }
      }
      return line;
    }

    private void write(String text) throws IOException {
      int cut = random.nextInt(4) == 0 ? random.nextInt(text.length()) : 0;
      if (cut > 0) {
        log.write(text.substring(0, cut));
      }
      log.write(text.substring(cut));
    }
  }

  @Test
  void everyLineComesOnceHoweverOftenTheFileIsRotated() throws Exception {
    Files.createFile(directory.resolve("app.log"));
    ExecutorService writing = Executors.newSingleThreadExecutor();
    try (Following following = Following.fromStart(directory.resolve("app.log"))) {
      Future<Long> last = writing.submit(new Writer());
      List<Long> numbers = new ArrayList<>();
      boolean over = false;
      for (int poll = 1; !over; poll++) {
        boolean written = last.isDone();
        following.poll();
        following.more().lines().map(Long::valueOf).forEach(numbers::add);
        received.set(numbers.size());
        if (poll % POLLS_PER_LIFE == 0) {
          following.kill().restart();
        }
        over = written && following.isQuiet();
      }
      Map<Long, Long> times =
          numbers.stream().collect(Collectors.groupingBy(line -> line, Collectors.counting()));
      assertThat(LongStream.rangeClosed(1, last.get()).filter(line -> !times.containsKey(line)))
          .as("lost")
          .isEmpty();
      assertThat(times.entrySet().stream().filter(line -> line.getValue() > 1))
          .as("more than once")
          .isEmpty();
      assertThat(times).hasSize(Math.toIntExact(last.get()));
      assertThat(following.said()).isEmpty();
    } finally {
      writing.shutdownNow();
    }
  }
}
