package io.dstream.generator;

import io.dstream.control.OpenInput;
import io.dstream.control.StopRequest;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.Locale;
import java.util.Optional;

/**
 * Splits a file into files with a given number of lines and drops them into a watched directory, as
 * {@code NAME-000001.txt} and so on. Each file appears complete. Numbers in use are skipped. The
 * input is read while it is split; bytes are unchanged.
 */
public final class FileDropper {
  private final DropSpec spec;
  private long files;
  private long lines;
  private long number;

  private FileDropper(DropSpec spec) {
    this.spec = spec;
  }

  /**
   * The totals of what was dropped.
   *
   * @param files number of files
   * @param lines number of lines in all of them
   */
  public record Dropped(long files, long lines) {}

  /**
   * Drops files until there are no more lines, the count is reached or the stop is requested. The
   * file that is being written is completed first.
   *
   * @throws DstreamException exit status 1, when a file cannot be read or written
   */
  public static Dropped run(DropSpec spec, StopRequest stop) throws InterruptedException {
    return new FileDropper(spec).dropAll(stop);
  }

  private Dropped dropAll(StopRequest stop) throws InterruptedException {
    FileChannel channel = OpenInput.channel(spec.from());
    try (LineReader reader = new LineReader(Channels.newInputStream(channel))) {
      if (!spec.from().isRegular()) { // a pipe: a read may block forever
        stop.onRequest(() -> close(channel));
      }
      boolean more = next(reader);
      if (spec.interval().isZero()) {
        while (more && goesOn(stop)) {
          more = drop(reader);
        }
      } else {
        Schedule schedule = Schedule.every(spec.interval(), System.nanoTime());
        while (more && goesOn(stop) && !stop.await(schedule.until(files, System.nanoTime()))) {
          more = drop(reader);
        }
      }
      return new Dropped(files, lines);
    } catch (IOException e) {
      throw InputFiles.unreadable(spec.from(), e);
    }
  }

  private void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw InputFiles.unreadable(spec.from(), e);
    }
  }

  /** Moves to the next line; there is none after the channel was closed. */
  private static boolean next(LineReader reader) throws IOException {
    try {
      return reader.next();
    } catch (ClosedChannelException e) {
      return false;
    }
  }

  private boolean goesOn(StopRequest stop) {
    return files < spec.count().orElse(Long.MAX_VALUE) && !stop.requested();
  }

  /** Drops the current line and those after it as a file; returns whether there are more lines. */
  private boolean drop(LineReader reader) throws IOException {
    boolean more = true;
    try (HiddenFile file = nextFile()) {
      for (long n = 0; more && n < spec.lines(); n++) {
        file.write(reader);
        lines++;
        more = next(reader);
      }
      file.publish();
    }
    files++;
    return more;
  }

  private HiddenFile nextFile() {
    Optional<HiddenFile> file;
    do {
      number++;
      String name = String.format(Locale.ROOT, "%s-%06d.txt", spec.prefix(), number);
      file = HiddenFile.create(spec.directory(), name);
    } while (file.isEmpty());
    return file.get();
  }
}
