package io.dstream.pipe.stage;

import io.dstream.pipe.function.Keys;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.function.Types;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/** Helpers for the stages that take pairs. */
final class Pairs {
  private Pairs() {}

  /** Checks that a stream is a stream of pairs. */
  static void require(StageCall call, StreamType input) {
    if (!input.isPair()) {
      throw new PipelineException(
          call.nameAt(),
          call.name() + " takes a stream of pairs, this is " + input,
          "make pairs before it, such as map(x -> (x, 1))");
    }
  }

  /** Returns the key of a pair as a function with one column. */
  static RowFunction key(StageCall call, StreamType input) {
    return key(call, column(0, input.key()));
  }

  /** Returns a key, normalized so that equal keys have equal bytes. */
  static RowFunction key(StageCall call, Expression key) {
    if (Types.hasMap(key.dataType())) {
      throw new PipelineException(
          call.nameAt(),
          call.name() + " cannot compare keys of type " + key.dataType().sql(),
          "a MAP is no key; map_entries(…) makes an ARRAY of it");
    }
    return RowFunction.of(call.text(), Keys.normalized(key));
  }

  /** Returns the value of a pair, cast to {@code type}, as a function with one column. */
  static RowFunction value(StageCall call, StreamType input, DataType type) {
    return RowFunction.of(call.text(), Types.cast(column(1, input.value()), type));
  }

  /** Returns the keys and values of pairs that are gathered by key. */
  static Step.Keyed keyed(StageCall call, StreamType input) {
    DataType type = Types.nullable(input.value().dataType());
    return new Step.Keyed(key(call, input), value(call, input, input.value().dataType()), type);
  }

  private static Expression column(int index, StructField field) {
    return new BoundReference(index, field.dataType(), field.nullable());
  }
}
