package io.dstream.pipe.function;

import java.util.Optional;
import org.apache.spark.sql.catalyst.analysis.AnsiTypeCoercion$;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Cast$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import scala.Option;

/** Types of Spark SQL: which are the same, and which one has the values of both. */
public final class Types {
  private Types() {}

  /** The same type, whatever may be null, and whatever the fields of structs are called. */
  public static boolean same(DataType one, DataType other) {
    return DataType.equalsStructurally(one, other, true);
  }

  /**
   * The type that has the values of both without loss, as Spark's ANSI mode sees it: BIGINT for INT
   * and BIGINT; for decimals the one with the most digits; empty when there is none.
   */
  public static Optional<DataType> wider(DataType one, DataType other) {
    if (same(one, other)) {
      return Optional.of(one);
    }
    if (one instanceof DecimalType a && other instanceof DecimalType b) {
      return Optional.of(
          new DecimalType(DecimalType.MAX_PRECISION(), Math.max(a.scale(), b.scale())));
    }
    return Trees.optional(AnsiTypeCoercion$.MODULE$.findTightestCommonType().apply(one, other));
  }

  /** The expression as a value of {@code type}; what does not fit is an error when it runs. */
  public static Expression cast(Expression expression, DataType type) {
    if (expression.dataType().equals(type)) {
      return expression;
    }
    return SqlSettings.with(
        () -> {
          Cast cast =
              Cast$.MODULE$.apply(expression, type, Option.apply(SqlSettings.TIME_ZONE), true);
          return cast;
        });
  }

  /** The type with nulls allowed wherever they can be. */
  public static DataType nullable(DataType type) {
    return type.asNullable();
  }

  /** Whether there is a MAP in it: such values do not compare, so they are no keys. */
  public static boolean hasMap(DataType type) {
    return type.existsRecursively(MapType.class::isInstance);
  }
}
