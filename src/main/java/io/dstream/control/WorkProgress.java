package io.dstream.control;

import io.dstream.spec.Durations;
import io.dstream.terminal.Terminals;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/**
 * Shows the progress of long work on stderr until closed. On a terminal it is a bar below the
 * notices. Otherwise, or with {@code -v}, whose log would mix with the bar, it is a line every ten
 * seconds. With {@code -q} nothing is shown.
 */
public final class WorkProgress implements AutoCloseable {
  private static final int DRAW_EVERY_MILLIS = 200;
  private static final int SAY_EVERY_MILLIS = 10_000;

  /** The width of the bar; a narrower terminal truncates it. */
  private static final int COLUMNS = 79;

  private final Notices notices;
  private final Output output;
  private final ProgressBar bar;

  private WorkProgress(Notices notices, Output output, ProgressBarBuilder builder) {
    this.notices = notices;
    this.output = output;
    this.bar = builder.setConsumer(output).continuousUpdate().build();
  }

  /**
   * Starts showing progress.
   *
   * @param what the work that is counted, such as {@code messages sent}
   * @param total the number of items
   */
  public static WorkProgress of(String what, long total, Notices notices) {
    boolean drawn = notices.plain() && Terminals.redrawsErrors();
    return drawn
        ? drawn(what, total, notices, DRAW_EVERY_MILLIS)
        : said(what, total, notices, SAY_EVERY_MILLIS);
  }

  static WorkProgress drawn(String what, long total, Notices notices, int everyMillis) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(everyMillis);
    return new WorkProgress(notices, new Drawn(notices), builder);
  }

  static WorkProgress said(String what, long total, Notices notices, int everyMillis) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(total)
            .setRenderer((state, columns) -> line(state))
            .setUpdateIntervalMillis(everyMillis);
    return new WorkProgress(notices, new Said(notices), builder);
  }

  private static String line(ProgressState state) {
    long done = state.getCurrent();
    long total = state.getMax();
    long millis = state.getTotalElapsed().toMillis();
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%,d of %,d %s (%d%%) after %s",
            done,
            total,
            state.getTaskName(),
            100 * done / total,
            seconds(millis)));
    if (done > 0 && done < total) {
      line.append(", about ").append(seconds(millis * (total - done) / done)).append(" to go");
    }
    String now = state.getExtraMessage();
    return now.isEmpty() ? line.toString() : line.append("; ").append(now).toString();
  }

  private static String seconds(long millis) {
    return Durations.format(Duration.ofSeconds(millis / 1000));
  }

  /** Sets the number of completed items. */
  public void to(long done) {
    bar.stepTo(done);
  }

  /** Sets the description of the current step. */
  public void at(String what) {
    bar.setExtraMessage(what);
  }

  /** Removes the bar. */
  @Override
  public void close() {
    output.end();
    bar.close();
    notices.footer("");
  }

  /** Receives the library's lines and drops those after {@code end}. */
  private abstract static class Output implements ProgressBarConsumer {
    private boolean ended;

    @Override
    public int getMaxRenderedLength() {
      return COLUMNS;
    }

    @Override
    public synchronized void accept(String line) {
      if (!ended) {
        show(line);
      }
    }

    abstract void show(String line);

    synchronized void end() {
      ended = true;
    }

    @Override
    public void close() {
      // There is nothing to release.
    }
  }

  private static final class Drawn extends Output {
    private final Notices notices;

    Drawn(Notices notices) {
      this.notices = notices;
    }

    @Override
    void show(String line) {
      notices.footer(line);
    }
  }

  private static final class Said extends Output {
    private final Notices notices;
    private boolean begun;

    Said(Notices notices) {
      this.notices = notices;
    }

    /** Prints a line, except the library's first one, which shows the start. */
    @Override
    void show(String line) {
      if (begun) {
        notices.say(line);
      }
      begun = true;
    }
  }
}
