package io.dstream.engine;

import io.dstream.spec.ByteSize;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import io.dstream.spec.Explanation;
import io.dstream.spec.MemoryEndedAt;
import io.dstream.spec.PipelineSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Says for what memory was not enough, and what helps. A thread may have ended for want of memory:
 * then that is the reason for whatever else fails. Thread-safe.
 */
final class OutOfMemory {
  /** With this Spark's executors end for it; see {@code SparkExitCode.OOM}. */
  private static final Pattern EXECUTOR = Pattern.compile("\\b(code|status)\\W{0,3}52\\b");

  private final PipelineSpec<?, ?, ?> spec;
  private final long heap;
  private final Runnable stop;
  private volatile Optional<Throwable> missing = Optional.empty();
  private volatile LongSupplier remembered = () -> 0;

  /**
   * @param heap how large the heap of this process may get, in bytes
   * @param stop run when a thread has ended for want of memory
   */
  OutOfMemory(PipelineSpec<?, ?, ?> spec, long heap, Runnable stop) {
    this.spec = spec;
    this.heap = heap;
    this.stop = stop;
  }

  /** From now on the stream remembers so many bytes, about. */
  void remembered(LongSupplier bytes) {
    remembered = bytes;
  }

  /** A thread has ended for want of memory. */
  synchronized void missing(Throwable failure) {
    if (missing.isEmpty()) {
      missing = Optional.of(failure);
      stop.run();
    }
  }

  /**
   * Looks whether every thread had the memory it needed.
   *
   * @throws DstreamException when one had not
   */
  void requireEnough() {
    if (missing.isPresent()) {
      throw explained(missing.get());
    }
  }

  /** A failure of the stream for the user. */
  DstreamException explain(Throwable failure) {
    Throwable reason = missing.orElse(failure);
    return isIn(reason) ? explained(reason) : Failures.explain(reason);
  }

  /** Whether it is the cause of {@code failure}, here or in an executor. */
  static boolean isIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof OutOfMemoryError
          || message.contains("OutOfMemoryError")
          || EXECUTOR.matcher(message).find()) {
        return true;
      }
    }
    return false;
  }

  private DstreamException explained(Throwable failure) {
    if (String.valueOf(failure.getMessage()).contains("native thread")) {
      return DstreamException.failed(
          "the system starts no more threads", "raise its limit: ulimit -u", failure);
    }
    boolean local = spec.master().local();
    String where =
        local ? "a heap of " + ByteSize.format(heap) : "an executor or the driver of the stream";
    long held = remembered.getAsLong();
    return DstreamException.failed(
        "out of memory"
            + placeIn(failure)
            + ": "
            + where
            + " is too small for this stream"
            + (held == 0
                ? ""
                : ", which remembered " + ByteSize.format(held) + " before this batch")
            + ": "
            + Explanation.of(spec, heap).resources().memory(),
        String.join("; or ", help()),
        failure);
  }

  private static String placeIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MemoryEndedAt) {
        return " in " + cause.getMessage();
      }
    }
    return "";
  }

  private List<String> help() {
    List<String> help = new ArrayList<>();
    if (spec.master().local()) {
      long more = Math.max(1, (2 * heap) >> 20);
      help.add(String.format(Locale.ROOT, "DSTREAM_JAVA_OPTS=-Xmx%dm", more));
    } else {
      help.add("--conf spark.executor.memory=4g, and -Xmx in DSTREAM_JAVA_OPTS for the driver");
    }
    help.addAll(spec.plan().lessMemory());
    help.add("a --batch below " + Durations.format(spec.batch()));
    if (spec.sources().limitsRate() && spec.rate().maxRate().isEmpty()) {
      help.add("--max-rate");
    }
    return help;
  }
}
