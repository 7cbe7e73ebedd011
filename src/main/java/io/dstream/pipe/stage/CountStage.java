package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.text.StageCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.types.DataTypes;

/** The stage that corresponds to {@code DStream.count}. */
final class CountStage implements Stage {
  static final StreamType NUMBERS = new StreamType(DataTypes.LongType, false);

  @Override
  public String name() {
    return "count";
  }

  @Override
  public String signature() {
    return "count()";
  }

  @Override
  public String meaning() {
    return "counts the elements of each batch, a BIGINT; 0 of a batch without any";
  }

  @Override
  public String example() {
    return "filter(line -> line LIKE '%ERROR%') | count()";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    arguments.end();
    return input -> counting(call, Optional.empty(), typing);
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return Optional.of(NUMBERS);
  }

  /** Counts the elements of each batch, or of a window. */
  static TypedStage counting(StageCall call, Optional<WindowArguments> window, Typing typing) {
    Aggregation sum =
        new Aggregation(
            ReduceStage.oneKey(call),
            RowFunction.of(call.text(), Input.element(NUMBERS).value()),
            RowFunction.of(call.text(), CountByValueStage.sum(call, typing.functions())));
    RowFunction withoutKey =
        RowFunction.of(call.text(), new BoundReference(1, NUMBERS.element(), true));
    Step number = new Step.Narrow(new MapRows(withoutKey), false);
    List<Step> steps = new ArrayList<>(List.of(new Step.Narrow(new CountRows(), false)));
    window.ifPresent(over -> steps.addAll(List.of(over.over(Step.Content.merged(sum)), number)));
    steps.addAll(List.of(new Step.Seed(0), new Step.ByKey(sum, 0), number));
    return new TypedStage(call, NUMBERS, steps);
  }
}
