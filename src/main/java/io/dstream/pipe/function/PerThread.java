package io.dstream.pipe.function;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.lang3.SerializationUtils;

/**
 * Functions as compiled code, kept per thread: to compile costs milliseconds, and a batch may need
 * the same function for each of many key groups. A function whose rows are still in use when it is
 * called again, as within a chain of stages, is not to be taken from here.
 */
public final class PerThread {
  private static final int MOST = 64;
  private static final ThreadLocal<Map<RowFunction, CompiledFunction>> COMPILED =
      ThreadLocal.withInitial(Recent::new);

  private PerThread() {}

  /**
   * The function as compiled code, for this thread. It is made of a copy: tasks that take up the
   * same kept state share its functions, and some expressions of Spark, such as the variable of a
   * lambda, hold the value they are called with.
   */
  public static CompiledFunction compiled(RowFunction function) {
    return COMPILED.get().computeIfAbsent(function, f -> SerializationUtils.clone(f).compile());
  }

  /** Those used last. */
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
