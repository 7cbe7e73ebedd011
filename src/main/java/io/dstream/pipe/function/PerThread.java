package io.dstream.pipe.function;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.lang3.SerializationUtils;

/**
 * Caches compiled functions per thread. Compilation takes milliseconds, and a batch may need the
 * same function for each of many key groups. Do not use it for a function whose rows are still in
 * use when it is called again, as within a chain of stages.
 */
public final class PerThread {
  private static final int MOST = 64;
  private static final ThreadLocal<Map<RowFunction, CompiledFunction>> COMPILED =
      ThreadLocal.withInitial(Recent::new);

  private PerThread() {}

  /**
   * Returns the compiled function for this thread. It compiles a copy: tasks that use the same
   * stored state share its functions, and some Spark expressions, such as lambda variables, hold
   * the value that they are called with.
   */
  public static CompiledFunction compiled(RowFunction function) {
    return COMPILED.get().computeIfAbsent(function, f -> SerializationUtils.clone(f).compile());
  }

  /** The most recently used functions. */
  private static final class Recent extends LinkedHashMap<RowFunction, CompiledFunction> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<RowFunction, CompiledFunction> eldest) {
      return size() > MOST;
    }
  }
}
