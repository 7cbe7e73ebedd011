package io.dstream.pipe.stage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;

/** An aggregate that can replace a merge function by its name. All but COUNT ignore NULL. */
enum NamedAggregate {
  SUM("sum") {
    @Override
    Bodies of(DataType type) {
      String sum = " AS " + sumType(type) + ")";
      return new Bodies("CAST(x" + sum, "CAST(coalesce(a + b, a, b)" + sum, "x");
    }
  },
  MIN("min") {
    @Override
    Bodies of(DataType type) {
      return Bodies.merging("least(a, b)");
    }
  },
  MAX("max") {
    @Override
    Bodies of(DataType type) {
      return Bodies.merging("greatest(a, b)");
    }
  },
  COUNT("count") {
    @Override
    Bodies of(DataType type) {
      return new Bodies("1L", "a + b", "x");
    }
  },
  AVG("avg") {
    @Override
    Bodies of(DataType type) {
      String sum = sumType(type);
      return new Bodies(
          "named_struct('sum', CAST(coalesce(x, 0) AS " + sum + "), 'n', IF(x IS NULL, 0L, 1L))",
          "named_struct('sum', CAST(a.sum + b.sum AS " + sum + "), 'n', a.n + b.n)",
          "IF(x.n = 0, NULL, x.sum / x.n)");
    }
  };

  private final String written;

  NamedAggregate(String written) {
    this.written = written;
  }

  /**
   * The Spark SQL expressions of an aggregate.
   *
   * @param made computes, from a value {@code x}, what is merged
   * @param merge merges {@code a} and {@code b} into one value
   * @param result computes the result from the merged value {@code x}
   */
  record Bodies(String made, String merge, String result) {
    private static Bodies merging(String merge) {
      return new Bodies("x", merge, "x");
    }
  }

  /** Returns the expressions for values of a type. */
  abstract Bodies of(DataType type);

  /** Returns whether the aggregate adds values, which must then be numbers. */
  boolean adds() {
    return this == SUM || this == AVG;
  }

  /** Returns the aggregate with this name. */
  static Optional<NamedAggregate> named(String name) {
    return Arrays.stream(values()).filter(one -> one.written.equals(name)).findFirst();
  }

  /** Returns the names of all aggregates. */
  static List<String> names() {
    return Arrays.stream(values()).map(one -> one.written).toList();
  }

  private static String sumType(DataType type) {
    if (type instanceof DecimalType decimal) {
      return "DECIMAL(" + DecimalType.MAX_PRECISION() + ", " + decimal.scale() + ")";
    }
    return type instanceof IntegralType ? "BIGINT" : "DOUBLE";
  }
}
