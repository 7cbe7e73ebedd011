package io.dstream.pipe.row;

import io.dstream.pipe.function.SqlSettings;
import io.dstream.pipe.function.Types;
import io.dstream.row.ColumnType;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.StructsToJson;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map.Map1;

/** The conversion of a Spark SQL type to a value of a result. */
enum ResultValue {
  BYTES {
    @Override
    Object read(UnsafeRow row, int column) {
      return row.getBinary(column);
    }
  },
  LONG {
    @Override
    Object read(UnsafeRow row, int column) {
      return row.getLong(column);
    }
  },
  DOUBLE {
    @Override
    Object read(UnsafeRow row, int column) {
      return row.getDouble(column);
    }
  },
  BOOLEAN {
    @Override
    Object read(UnsafeRow row, int column) {
      return row.getBoolean(column);
    }
  },
  TEXT {
    @Override
    Object read(UnsafeRow row, int column) {
      return row.getUTF8String(column).getBytes();
    }
  };

  private static final Map1<String, String> WITH_NULLS = new Map1<>("ignoreNullFields", "false");

  /** Reads a non-null value from a column that {@link #expression} computed. */
  abstract Object read(UnsafeRow row, int column);

  /** Returns the type of the result column for values of {@code type}. */
  static ColumnType type(DataType type) {
    return switch (of(type)) {
      case BYTES -> ColumnType.STRING;
      case LONG -> ColumnType.BIGINT;
      case DOUBLE -> ColumnType.DOUBLE;
      case BOOLEAN -> ColumnType.BOOLEAN;
      case TEXT -> isNested(type) ? ColumnType.JSON : ColumnType.STRING;
    };
  }

  private static boolean isNested(DataType type) {
    return type instanceof StructType || type instanceof ArrayType || type instanceof MapType;
  }

  static ResultValue of(DataType type) {
    if (type instanceof StringType || type instanceof BinaryType) {
      return BYTES;
    }
    if (type instanceof IntegralType) {
      return LONG;
    }
    if (type instanceof DoubleType || type instanceof FloatType) {
      return DOUBLE;
    }
    return type instanceof BooleanType ? BOOLEAN : TEXT;
  }

  /** Converts the value to a column that {@link #read} can read. */
  static Expression expression(Expression value) {
    return switch (of(value.dataType())) {
      case BYTES, BOOLEAN -> value;
      case LONG -> Types.cast(value, DataTypes.LongType);
      case DOUBLE -> Types.cast(value, DataTypes.DoubleType);
      case TEXT -> text(value);
    };
  }

  private static Expression text(Expression value) {
    DataType type = value.dataType();
    return isNested(type)
        ? new StructsToJson(WITH_NULLS, value, Option.apply(SqlSettings.TIME_ZONE))
        : Types.cast(value, DataTypes.StringType);
  }
}
