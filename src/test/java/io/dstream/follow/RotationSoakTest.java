package io.dstream.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    private final boolean byRename;
    private final LogFile log = new LogFile(directory.resolve("app.log"));
    private final Random random = new Random(SEED);
    private final Deque<Rotated> rotated = new ArrayDeque<>();
    private long line;

    Writer(boolean byRename) {
      this.byRename = byRename;
    }

    @Override
    public Long call() throws IOException {
      for (int rotation = 0; rotation < ROTATIONS; rotation++) {
        for (int lines = random.nextInt(LINES_PER_ROTATION); lines >= 0; lines--) {
          write(++line + "\n");
        }
        Path path = byRename ? log.rotateByRename() : log.rotateByTruncate();
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

  @ParameterizedTest(name = "by rename: {0}")
  @ValueSource(booleans = {true, false})
  void everyLineComesOnceHoweverOftenTheFileIsRotated(boolean byRename) throws Exception {
    Files.createFile(directory.resolve("app.log"));
    ExecutorService writing = Executors.newSingleThreadExecutor();
    try (Following following = Following.fromStart(directory.resolve("app.log"))) {
      Future<Long> last = writing.submit(new Writer(byRename));
      List<Long> numbers = new ArrayList<>();
      BitSet there = new BitSet();
      boolean over = false;
      for (int poll = 1; !over; poll++) {
        boolean written = last.isDone();
        following.poll();
        for (String line : following.more().lines().toList()) {
          numbers.add(Long.valueOf(line));
          there.set(Integer.parseInt(line));
        }
        received.set(there.nextClearBit(1) - 1L);
        if (poll % POLLS_PER_LIFE == 0) {
          following.kill().restart();
        }
        over = written && following.isQuiet();
      }
      Map<Long, Long> times =
          numbers.stream().collect(Collectors.groupingBy(line -> line, Collectors.counting()));
      List<Long> lost =
          LongStream.rangeClosed(1, last.get())
              .boxed()
              .filter(line -> !times.containsKey(line))
              .toList();
      List<Long> doubled =
          times.keySet().stream().filter(line -> times.get(line) > 1).sorted().toList();
      assertThat("lost " + few(lost) + ", doubled " + few(doubled))
          .isEqualTo("lost [], doubled []");
      assertThat(times).hasSize(Math.toIntExact(last.get()));
      assertThat(following.said())
          .doesNotContain("are lost", "or more,"); // "if anything" may be said
    } finally {
      writing.shutdownNow();
    }
  }

  private static List<Long> few(List<Long> lines) {
    return lines.subList(0, Math.min(20, lines.size()));
  }
}
