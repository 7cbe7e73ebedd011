package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;
import java.util.Optional;

/** The stage that corresponds to {@code RDD.take} on each batch. */
final class TakeStage implements Stage {
  @Override
  public String name() {
    return "take";
  }

  @Override
  public String signature() {
    return "take(n)";
  }

  @Override
  public String meaning() {
    return "keeps the first n elements of each batch, in the order of its partitions";
  }

  @Override
  public String example() {
    return "filter(line -> line LIKE '%ERROR%') | take(3)";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    int n = arguments.wholeNumber("the number of elements", Integer.MAX_VALUE);
    arguments.end();
    return input -> Sorting.asTheyCome(call, input).first(n).stage();
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return input;
  }
}
