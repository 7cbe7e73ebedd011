package io.dstream.pipe.stage;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.Input;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.PipelineText.SourceName;
import java.util.Optional;

/** The argument of a stage that merges values, as it is written: a function of two, or a name. */
@FunctionalInterface
interface MergeArgument {
  /**
   * Finds the types.
   *
   * @param value what is merged
   */
  Merging of(Input value, Functions functions);

  /** Takes the next argument. */
  static MergeArgument take(Arguments arguments) {
    Optional<SourceName> name = arguments.optionalName();
    if (name.isPresent()) {
      NamedAggregate aggregate = named(name.get());
      return (value, functions) -> Merging.of(aggregate, name.get(), value, functions);
    }
    Argument.Function function = arguments.function(2);
    return (value, functions) -> Merging.of(function, value, functions);
  }

  private static NamedAggregate named(SourceName name) {
    return NamedAggregate.named(name.name())
        .orElseThrow(
            () ->
                new PipelineException(
                    name.at(),
                    "expected a function, found " + name.name(),
                    "functions with a name are " + String.join(", ", NamedAggregate.names())));
  }
}
