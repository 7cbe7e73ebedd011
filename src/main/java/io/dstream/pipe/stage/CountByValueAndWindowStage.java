package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;
import java.util.Optional;

/** The stage that corresponds to {@code DStream.countByValueAndWindow}. */
final class CountByValueAndWindowStage implements Stage {
  @Override
  public String name() {
    return "countByValueAndWindow";
  }

  @Override
  public String signature() {
    return "countByValueAndWindow(length[, slide[, numTasks]])";
  }

  @Override
  public String meaning() {
    return "counts how often each element is in the last length, every slide; makes pairs of the"
        + " element and a BIGINT";
  }

  @Override
  public String note() {
    return WindowArguments.NOTE;
  }

  @Override
  public String example() {
    return "flatMap(line -> split(line, ' ')) | countByValueAndWindow(30s, 10s)";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    WindowArguments window = WindowArguments.take(arguments, typing);
    arguments.tasks();
    arguments.end();
    return input ->
        new TypedStage(
            call,
            CountByValueStage.output(input),
            window.over(
                Step.Content.merged(CountByValueStage.counting(call, input, typing.functions()))));
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return input.map(CountByValueStage::output);
  }
}
