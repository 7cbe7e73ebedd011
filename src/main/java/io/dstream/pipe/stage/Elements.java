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

/** Whole elements as keys of pairs, which is how they go through a shuffle. */
final class Elements {
  private Elements() {}

  /** Elements as keys that are not compared, with a value that says nothing. */
  static Step.Keyed asKeys(StageCall call, StreamType input) {
    return keyed(RowFunction.of(call.text(), Input.element(input).value()), call);
  }

  /** The same with keys that are compared: equal elements have equal bytes. */
  static Step.Keyed asComparedKeys(StageCall call, StreamType input) {
    return keyed(Pairs.key(call, Input.element(input).value()), call);
  }

  private static Step.Keyed keyed(RowFunction key, StageCall call) {
    RowFunction nothing = RowFunction.of(call.text(), Literal.create(null, DataTypes.BooleanType));
    return new Step.Keyed(key, nothing, DataTypes.BooleanType);
  }

  /** Elements under numbers, so that they are spread evenly, equal ones too. */
  static Step.Keyed numbered(StageCall call, StreamType input) {
    Expression element = Input.element(input).value();
    return new Step.Keyed(
        RowFunction.of(call.text(), new MonotonicallyIncreasingID()),
        RowFunction.of(call.text(), element),
        element.dataType());
  }

  /** Elements again of the keys that they were. */
  static Step ofKeys(StageCall call, StreamType input) {
    return ofColumn(0, call, input, false);
  }

  /** Elements again of the numbered values that they were. */
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
