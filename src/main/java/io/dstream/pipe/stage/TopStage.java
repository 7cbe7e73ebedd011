package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;

/** {@code RDD.top} of each batch. */
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
  public TypedStage check(StageCall call, StreamType input, Typing typing) {
    Arguments arguments = new Arguments(this, call);
    int n = arguments.wholeNumber("the number of elements", Integer.MAX_VALUE);
    arguments.end();
    return Sorting.by(call, input, Input.element(input).value(), false).first(n).stage();
  }
}
