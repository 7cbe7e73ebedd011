package io.dstream.pipe.stage;

import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.PipelineText.SourceName;
import io.dstream.pipe.text.StageCall;
import io.dstream.pipe.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the arguments of a call in order. The stage states which kind it expects next. */
public final class Arguments {
  /** The maximum number of partitions of a shuffle. */
  private static final int MOST_TASKS = Short.MAX_VALUE;

  private final Stage stage;
  private final StageCall call;
  private final List<Argument.Stream> streams = new ArrayList<>();
  private int next;

  /**
   * @param stage the stage that {@code call} names
   */
  public Arguments(Stage stage, StageCall call) {
    this.stage = stage;
    this.call = call;
  }

  StageCall call() {
    return call;
  }

  /** Takes the next argument, a function with any number of parameters. */
  Argument.Function function() {
    return take(Argument.Function.class, "a function");
  }

  /** Takes the next argument, a function with this number of parameters. */
  Argument.Function function(int parameters) {
    Argument.Function function = function();
    requireParameters(function, List.of(parameters));
    return function;
  }

  /** Takes the next argument if it is a function, which must have this number of parameters. */
  Optional<Argument.Function> optionalFunction(int parameters) {
    return nextIs(Argument.Function.class) ? Optional.of(function(parameters)) : Optional.empty();
  }

  /** Checks that a function has one of these numbers of parameters. */
  void requireParameters(Argument.Function function, List<Integer> parameters) {
    if (!parameters.contains(function.parameters().size())) {
      List<String> expected = parameters.stream().map(Arguments::parameters).toList();
      throw mistake(
          parameterRange(function),
          "the function of "
              + stage.name()
              + " takes "
              + String.join(" or ", expected)
              + ", this one has "
              + function.parameters().size());
    }
  }

  private static String parameters(int number) {
    return number == 1 ? "1 parameter" : number + " parameters";
  }

  private static TextRange parameterRange(Argument.Function function) {
    List<Argument.Parameter> parameters = function.parameters();
    return parameters.get(0).at().to(parameters.get(parameters.size() - 1).at());
  }

  /** Takes the next argument if it is a single name, such as {@code sum}. */
  Optional<SourceName> optionalName() {
    if (next < call.arguments().size()
        && call.arguments().get(next) instanceof Argument.Stream named
        && named.pipeline().stages().isEmpty()) {
      next++;
      return named.pipeline().source();
    }
    return Optional.empty();
  }

  /** Takes the next argument, another stream. */
  Argument.Stream stream() {
    Argument.Stream stream = take(Argument.Stream.class, "a stream");
    streams.add(stream);
    return stream;
  }

  /** Returns the streams among the arguments taken so far. */
  public List<Argument.Stream> streams() {
    return List.copyOf(streams);
  }

  /** Takes the next argument, a duration. */
  Argument.Interval interval(String what) {
    return take(Argument.Interval.class, what);
  }

  /** Takes the next argument if it is a duration. */
  Optional<Argument.Interval> optionalInterval() {
    return nextIs(Argument.Interval.class)
        ? Optional.of(take(Argument.Interval.class, "a duration"))
        : Optional.empty();
  }

  /** Returns whether there is a next argument and it is of this kind. */
  boolean nextIs(Class<? extends Argument> type) {
    return next < call.arguments().size() && type.isInstance(call.arguments().get(next));
  }

  /** Takes the last argument, the number of tasks; returns 0 if it is omitted. */
  int tasks() {
    return next == call.arguments().size() ? 0 : wholeNumber("the number of tasks", MOST_TASKS);
  }

  /** Takes the next argument, a whole number from 1 to {@code most}. */
  int wholeNumber(String what, int most) {
    Argument.WholeNumber number = take(Argument.WholeNumber.class, what);
    if (number.value() < 1 || number.value() > most) {
      throw mistake(number.at(), what + " is from 1 to " + most);
    }
    return (int) number.value();
  }

  /** Takes the next argument if it is {@code true} or {@code false}. */
  Optional<Argument.Flag> optionalFlag() {
    return nextIs(Argument.Flag.class)
        ? Optional.of(take(Argument.Flag.class, "true or false"))
        : Optional.empty();
  }

  /** Rejects arguments that the stage did not take. */
  void end() {
    if (next < call.arguments().size()) {
      throw mistake(
          call.arguments().get(next).at(),
          stage.name()
              + " takes "
              + (next == 0 ? "no argument" : next == 1 ? "1 argument" : next + " arguments"));
    }
  }

  /** Takes the next argument, which must be of this kind. */
  <A extends Argument> A take(Class<A> type, String what) {
    if (next == call.arguments().size()) {
      int end = call.at().to();
      throw mistake(new TextRange(end - 1, end), "expected " + what + ", found )");
    }
    Argument argument = call.arguments().get(next++);
    if (!type.isInstance(argument)) {
      throw mistake(argument.at(), "expected " + what + ", found " + argument.kind());
    }
    return type.cast(argument);
  }

  /** Creates a mistake at this place, with the signature of the stage as its hint. */
  PipelineException mistake(TextRange at, String message) {
    return new PipelineException(at, message, "it is written " + stage.signature());
  }
}
