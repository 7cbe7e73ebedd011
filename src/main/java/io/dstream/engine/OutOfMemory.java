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
 * Explains which memory was too small, and what helps. If a thread ended because it ran out of
 * memory, that is the reason for every other failure. Thread-safe.
 */
final class OutOfMemory {
  /**
   * Matches the exit code of a Spark executor that ran out of memory, {@code SparkExitCode.OOM}.
   */
  private static final Pattern EXECUTOR = Pattern.compile("\\b(code|status)\\W{0,3}52\\b");

  private final PipelineSpec<?, ?, ?> spec;
  private final long heap;
  private final Runnable stop;
  private volatile Optional<Throwable> missing = Optional.empty();
  private volatile LongSupplier remembered = () -> 0;

  /**
   * @param heap the maximum heap size of this process, in bytes
   * @param stop run when a thread has ended because it ran out of memory
   */
  OutOfMemory(PipelineSpec<?, ?, ?> spec, long heap, Runnable stop) {
    this.spec = spec;
    this.heap = heap;
    this.stop = stop;
  }

  /** Sets the supplier of the approximate size of the stream's state, in bytes. */
  void remembered(LongSupplier bytes) {
    remembered = bytes;
  }

  /** Records that a thread has ended because it ran out of memory. */
  synchronized void missing(Throwable failure) {
    if (missing.isEmpty()) {
      missing = Optional.of(failure);
      stop.run();
    }
  }

  /**
   * Checks that no thread ran out of memory.
   *
   * @throws DstreamException when one did
   */
  void requireEnough() {
    if (missing.isPresent()) {
      throw explained(missing.get());
    }
  }

  /** Returns a failure of the stream for the user. */
  DstreamException explain(Throwable failure) {
    Throwable reason = missing.orElse(failure);
    return isIn(reason) ? explained(reason) : Failures.explain(reason);
  }

  /** Returns whether {@code failure} was caused by lack of memory, here or in an executor. */
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
