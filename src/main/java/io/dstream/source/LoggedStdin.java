package io.dstream.source;

import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.spark.rdd.RDD;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Option;

/**
 * Reads the lines of stdin. Each line is logged before its batch may read it. Lines that no batch
 * read before a crash are in the first batch after it.
 */
final class LoggedStdin extends StdinStream<ReceivedLog.Slice> implements Logged {
  private static final long serialVersionUID = 1L;

  private final transient LoggedLines lines;
  private final transient ReceivedLog.Writer log;

  private LoggedStdin(
      JavaStreamingContext context, InputStream in, LoggedLines lines, ReceivedLog.Writer log) {
    super(
        context,
        new StdinReader<>(in, StoredBlocks.capacity(), block -> write(log, block), lines.left()));
    this.lines = lines;
    this.log = log;
  }

  static LoggedStdin of(SourceContext context, InputStream in, ReceivedLog log) {
    JavaStreamingContext streaming = context.streaming();
    return new LoggedStdin(
        streaming,
        in,
        new LoggedLines(streaming.sparkContext(), log, false, context.resume()),
        log.writer());
  }

  private static ReceivedLog.Slice write(ReceivedLog.Writer log, LineBlock block) {
    try {
      return log.write(List.of(block));
    } catch (IOException e) {
      throw DstreamException.failed("the log of stdin cannot be written: " + IoErrors.reason(e), e);
    }
  }

  @Override
  public LoggedLines lines() {
    return lines;
  }

  @Override
  public Option<RDD<LineBlock>> compute(Time time) {
    List<ReceivedLog.Slice> slices = reader().take(batchNumber(time));
    report(time, slices.size());
    return Option.apply(lines.take(slices, time.milliseconds()).rdd());
  }

  @Override
  public void completed(long time) {
    Logged.super.completed(time);
    super.completed(time);
  }

  @Override
  public void close() {
    super.close();
    try {
      log.close();
    } catch (IOException e) {
      throw DstreamException.failed("the log of stdin cannot be closed: " + IoErrors.reason(e), e);
    }
  }
}
