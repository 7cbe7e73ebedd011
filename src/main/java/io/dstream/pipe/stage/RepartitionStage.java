package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;
import java.util.List;
import java.util.Optional;

/** The stage that corresponds to {@code DStream.repartition}. */
final class RepartitionStage implements Stage {
  @Override
  public String name() {
    return "repartition";
  }

  @Override
  public String signature() {
    return "repartition(numPartitions)";
  }

  @Override
  public String meaning() {
    return "spreads the elements of each batch evenly over this many partitions, as for a costly function after it";
  }

  @Override
  public String example() {
    return "repartition(8) | map(line -> sha2(line, 512))";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    int partitions = arguments.wholeNumber("the number of partitions", Short.MAX_VALUE);
    arguments.end();
    return input ->
        new TypedStage(
            call,
            input,
            List.of(
                new Step.Repartitioned(Elements.numbered(call, input), partitions),
                Elements.ofNumbered(call, input)));
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return input;
  }
}
