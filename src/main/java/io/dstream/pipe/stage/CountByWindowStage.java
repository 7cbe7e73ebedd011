package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;
import java.util.Optional;

/** The stage that corresponds to {@code DStream.countByWindow}. */
final class CountByWindowStage implements Stage {
  @Override
  public String name() {
    return "countByWindow";
  }

  @Override
  public String signature() {
    return "countByWindow(length[, slide])";
  }

  @Override
  public String meaning() {
    return "counts the elements of the last length, every slide, a BIGINT; 0 where there is none";
  }

  @Override
  public String note() {
    return WindowArguments.NOTE;
  }

  @Override
  public String example() {
    return "countByWindow(30s, 10s)";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    WindowArguments window = WindowArguments.take(arguments, typing);
    arguments.end();
    return input -> CountStage.counting(call, Optional.of(window), typing);
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return Optional.of(CountStage.NUMBERS);
  }
}
