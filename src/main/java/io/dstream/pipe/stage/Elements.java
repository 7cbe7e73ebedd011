package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.MonotonicallyIncreasingID;
import org.apache.spark.sql.types.DataTypes;

/** Converts elements to pairs for a shuffle, and back. */
final class Elements {
  private Elements() {}

  /** Returns the elements as keys that are not compared. The value of each pair is NULL. */
  static Step.Keyed asKeys(StageCall call, StreamType input) {
    return keyed(RowFunction.of(call.text(), Input.element(input).value()), call);
  }

  /** Returns the elements as keys that are compared: equal elements have equal bytes. */
  static Step.Keyed asComparedKeys(StageCall call, StreamType input) {
    return keyed(Pairs.key(call, Input.element(input).value()), call);
  }

  private static Step.Keyed keyed(RowFunction key, StageCall call) {
    RowFunction nothing = RowFunction.of(call.text(), Literal.create(null, DataTypes.BooleanType));
    return new Step.Keyed(key, nothing, DataTypes.BooleanType);
  }

  /**
   * Returns the elements as values with numbers as keys, so that even equal ones are spread evenly.
   */
  static Step.Keyed numbered(StageCall call, StreamType input) {
    Expression element = Input.element(input).value();
    return new Step.Keyed(
        RowFunction.of(call.text(), new MonotonicallyIncreasingID()),
        RowFunction.of(call.text(), element),
        element.dataType());
  }

  /** Returns the step that converts keys back to elements. */
  static Step ofKeys(StageCall call, StreamType input) {
    return ofColumn(0, call, input, false);
  }

  /** Returns the step that converts numbered values back to elements. */
  static Step ofNumbered(StageCall call, StreamType input) {
    return ofColumn(1, call, input, true);
  }

  private static Step ofColumn(int index, StageCall call, StreamType input, boolean keepsKeys) {
    Expression element = Input.element(input).value();
    RowFunction back =
        RowFunction.element(
            call.text(), new BoundReference(index, element.dataType(), element.nullable()));
    return new Step.Narrow(new MapRows(back), keepsKeys);
  }
}
