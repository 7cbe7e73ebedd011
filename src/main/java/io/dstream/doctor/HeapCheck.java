package io.dstream.doctor;

import io.dstream.spec.ByteSize;
import java.util.List;

/**
 * Checks whether the heap is large enough for Spark.
 *
 * @param most the maximum heap, in bytes
 */
public record HeapCheck(long most) implements Check {
  /** Spark rejects a smaller heap: UnifiedMemoryManager requires 1.5 times its reserved memory. */
  private static final long LEAST = (300L << 20) * 3 / 2;

  private static final String MEND = "DSTREAM_JAVA_OPTS=-Xmx1g dstream …";

  @Override
  public String name() {
    return "heap";
  }

  @Override
  public List<Finding> look() {
    String message = "up to " + ByteSize.format(most);
    return List.of(
        most >= LEAST
            ? Finding.ok(name(), message)
            : Finding.wrong(
                name(),
                message + "; Spark starts with " + ByteSize.format(LEAST) + " or more",
                MEND));
  }
}
