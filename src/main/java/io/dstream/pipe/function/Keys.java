package io.dstream.pipe.function;

import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.optimizer.NormalizeFloatingNumbers$;

/** Normalizes keys, which are compared by their bytes. */
public final class Keys {
  private Keys() {}

  /** Replaces -0.0 by 0.0 and every NaN by the same one, so equal values have equal bytes. */
  public static Expression normalized(Expression key) {
    return NormalizeFloatingNumbers$.MODULE$.normalize(key);
  }
}
