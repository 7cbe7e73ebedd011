package io.dstream.chaos;

import io.dstream.control.StopRequest;
import io.dstream.generator.MessageSource;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Lines of a generator that are released at a pace and reported to the check. */
final class PacedLines implements MessageSource {
  private final MessageSource lines;
  private final Pace pace;
  private final Check check;
  private final StopRequest stop;
  private final LongConsumer watcher;

  /**
   * @param watcher receives the number of lines sent so far
   */
  PacedLines(MessageSource lines, Pace pace, Check check, StopRequest stop, LongConsumer watcher) {
    this.lines = lines;
    this.pace = pace;
    this.check = check;
    this.stop = stop;
    this.watcher = watcher;
  }

  @Override
  public Optional<byte[]> next() {
    try {
      if (!pace.awaitNext(stop)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    watcher.accept(pace.sent());
    Optional<byte[]> line = lines.next();
    line.ifPresent(check::sent);
    return line;
  }
}
