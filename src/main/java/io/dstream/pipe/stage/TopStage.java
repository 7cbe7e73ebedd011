package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;
import java.util.Optional;

/** The stage that corresponds to {@code RDD.top} on each batch. */
final class TopStage implements Stage {
  @Override
  public String name() {
    return "top";
  }

  @Override
  public String signature() {
    return "top(n)";
  }

  @Override
  public String meaning() {
    return "keeps the n largest elements of each batch, the largest first; pairs compare by key, then by value";
  }

  @Override
  public String example() {
    return "map(line -> length(line)) | top(3)";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    int n = arguments.wholeNumber("the number of elements", Integer.MAX_VALUE);
    arguments.end();
    return input -> Sorting.by(call, input, Input.element(input).value(), false).first(n).stage();
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return input;
  }
}
