package io.dstream.pipe.stage;

import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import java.time.Duration;
import java.util.Optional;

/**
 * The arguments that define a window.
 *
 * @param slide the interval between results; empty for the interval between inputs
 */
record WindowArguments(Duration length, Optional<Duration> slide) {
  /** A note for users of these arguments. */
  static final String NOTE =
      "length and slide are written 30s or 2m, and are multiples of --batch; without a slide there is"
          + " a result in every batch, or, after another window, at each of its slides";

  /** Takes the length, and the slide if it is given. */
  static WindowArguments take(Arguments arguments, Typing typing) {
    Argument.Interval length = arguments.interval("the length of the window, such as 1m");
    if (length.duration().isZero()) {
      throw new PipelineException(length.at(), "a window has a length");
    }
    Optional<Argument.Interval> slide = arguments.optionalInterval();
    slide
        .filter(given -> given.duration().isZero())
        .ifPresent(
            given -> {
              throw new PipelineException(given.at(), "a slide is longer than nothing");
            });
    return new WindowArguments(typing.requireBatches(length), slide.map(typing::requireBatches));
  }

  Step.Windowed over(Step.Content content) {
    return new Step.Windowed(content, length, slide);
  }
}
