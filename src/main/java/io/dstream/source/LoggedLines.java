package io.dstream.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.spark.Rdds;
import io.dstream.spec.DstreamException;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Tracks what batches read from a log of received lines, and how far they have read in total. */
final class LoggedLines {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ReceivedLog.Slice BEGIN = new ReceivedLog.Slice("", 0, 0);
  private static final long SMALLEST_SLICE = 1 << 20;

  private final JavaSparkContext spark;
  private final Broadcast<SerializableConfiguration> conf;
  private final ReceivedLog log;
  private final boolean fields;
  private final Map<Long, Source.Taken> taken = new ConcurrentSkipListMap<>();
  private ReceivedLog.Slice position;

  /**
   * @param fields whether the lines in the log have fields
   */
  LoggedLines(
      JavaSparkContext spark, ReceivedLog log, boolean fields, Optional<Source.Resume> resume) {
    this.spark = spark;
    this.conf = spark.broadcast(log.conf());
    this.log = log;
    this.fields = fields;
    this.position =
        resume.map(r -> JSON.convertValue(r.position(), ReceivedLog.Slice.class)).orElse(BEGIN);
  }

  /** Returns the slices of the log that no batch has read. */
  List<ReceivedLog.Slice> left() {
    return after(position);
  }

  /**
   * Returns what a writer logged before the file of {@code slice} but did not report, because it
   * was lost with its executor.
   *
   * @param before the slices that the batch reads before {@code slice}
   */
  List<ReceivedLog.Slice> untoldBefore(ReceivedLog.Slice slice, List<ReceivedLog.Slice> before) {
    ReceivedLog.Slice end = before.isEmpty() ? position : before.get(before.size() - 1);
    return end.file().isEmpty() || end.file().equals(slice.file())
        ? List.of()
        : after(end).stream().filter(s -> s.file().compareTo(slice.file()) < 0).toList();
  }

  private List<ReceivedLog.Slice> after(ReceivedLog.Slice end) {
    try {
      return log.after(end);
    } catch (IOException e) {
      throw DstreamException.failed(
          "the log of what was received cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the lines of these slices and notes that the batch at {@code time}, in milliseconds,
   * reads them.
   */
  JavaRDD<LineBlock> take(List<ReceivedLog.Slice> slices, long time) {
    List<ReceivedLog.Slice> joined = joined(slices);
    if (!joined.isEmpty()) {
      position = joined.get(joined.size() - 1);
    }
    taken.put(time, new Source.Taken(JSON.valueToTree(joined), position()));
    return linesOf(joined);
  }

  /** Merges adjacent slices of a file. */
  private static List<ReceivedLog.Slice> joined(List<ReceivedLog.Slice> slices) {
    List<ReceivedLog.Slice> joined = new ArrayList<>();
    for (ReceivedLog.Slice slice : slices) {
      int last = joined.size() - 1;
      if (last >= 0
          && joined.get(last).file().equals(slice.file())
          && joined.get(last).to() == slice.from()) {
        joined.set(last, new ReceivedLog.Slice(slice.file(), joined.get(last).from(), slice.to()));
      } else {
        joined.add(slice);
      }
    }
    return joined;
  }

  private JavaRDD<LineBlock> linesOf(List<ReceivedLog.Slice> slices) {
    long bytes = slices.stream().mapToLong(slice -> slice.to() - slice.from()).sum();
    long each = Math.max(SMALLEST_SLICE, bytes / (2L * spark.defaultParallelism()) + 1);
    JavaRDD<LineBlock> lines = FileSlice.rdd(spark, log.read(slices, each), conf);
    return fields ? Rdds.flatMap(lines, new LoggedRecords.FromLog()) : lines;
  }

  /** Implements {@link Source.Feed#position}. */
  JsonNode position() {
    return JSON.valueToTree(position);
  }

  /** Implements {@link Source.Feed#taken}. */
  Source.Taken taken(long time) {
    return taken.get(time);
  }

  /** Implements {@link Source.Feed#readAgain}. */
  JavaRDD<LineBlock> readAgain(JsonNode reads) {
    return linesOf(List.of(JSON.convertValue(reads, ReceivedLog.Slice[].class)));
  }

  /**
   * Implements {@link Source.Feed#completed}: removes the log files whose lines are all in the
   * sinks.
   */
  void completed(long time) {
    Source.Taken done = taken.remove(time);
    try {
      log.removeBefore(done.position().get("file").textValue());
    } catch (IOException e) {
      throw DstreamException.failed(
          "the log of what was received cannot be cleaned up: " + e.getMessage(), e);
    }
  }
}
