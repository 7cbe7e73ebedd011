package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;
import java.util.Optional;

/** The stage that corresponds to {@code DStream.window}. */
final class WindowStage implements Stage {
  @Override
  public String name() {
    return "window";
  }

  @Override
  public String signature() {
    return "window(length[, slide])";
  }

  @Override
  public String meaning() {
    return "has all elements of the last length in each result, every slide";
  }

  @Override
  public String note() {
    return WindowArguments.NOTE;
  }

  @Override
  public String example() {
    return "window(30s, 10s) | countByValue()";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    WindowArguments window = WindowArguments.take(arguments, typing);
    arguments.end();
    return input -> QueryStages.window(call, input, window.length(), window.slide());
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return input;
  }
}
