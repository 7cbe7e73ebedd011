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

/** Compares Spark SQL types and finds common types. */
public final class Types {
  private Types() {}

  /** Returns whether two types are equal, ignoring nullability and the names of struct fields. */
  public static boolean same(DataType one, DataType other) {
    return DataType.equalsStructurally(one, other, true);
  }

  /**
   * Returns the type that holds the values of both without loss, according to Spark's ANSI mode:
   * BIGINT for INT and BIGINT, and for decimals the one with the most digits; empty if there is
   * none.
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

  /** Casts the expression to {@code type}. A value that does not fit is a runtime error. */
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

  /** Returns the type with all its parts nullable. */
  public static DataType nullable(DataType type) {
    return type.asNullable();
  }

  /** Returns whether the type contains a MAP. Such values are not comparable, so not valid keys. */
  public static boolean hasMap(DataType type) {
    return type.existsRecursively(MapType.class::isInstance);
  }
}
