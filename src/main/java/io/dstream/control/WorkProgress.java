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
 * How far a long piece of work is, on stderr until it is closed: a bar under the notices where that
 * is a terminal; elsewhere, and with {@code -v} when the log would run into the bar, a line every
 * ten seconds; nothing with {@code -q}.
 */
public final class WorkProgress implements AutoCloseable {
  private static final int DRAW_EVERY_MILLIS = 200;
  private static final int SAY_EVERY_MILLIS = 10_000;

  /** What fits a terminal; a narrower one cuts the bar off. */
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
   * Begins.
   *
   * @param what is counted and done then, such as {@code messages sent}
   * @param total how many there will be
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

  /** So many are done. */
  public void to(long done) {
    bar.stepTo(done);
  }

  /** What is being done now. */
  public void at(String what) {
    bar.setExtraMessage(what);
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    output.end();
    bar.close();
    notices.footer("");
  }

  /** Where the library's lines go; its last one, at the end, goes nowhere. */
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
      // There is nothing to give back.
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

    /** The library shows the begin too. */
    @Override
    void show(String line) {
      if (begun) {
        notices.say(line);
      }
      begun = true;
    }
  }
}
