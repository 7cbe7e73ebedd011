package io.dstream.pipe.function;

import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.optimizer.NormalizeFloatingNumbers$;

/** Keys, which compare by their bytes. */
public final class Keys {
  private Keys() {}

  /** The key with -0.0 as 0.0, and one NaN for all, so that equal values have equal bytes. */
  public static Expression normalized(Expression key) {
    return NormalizeFloatingNumbers$.MODULE$.normalize(key);
  }
}
