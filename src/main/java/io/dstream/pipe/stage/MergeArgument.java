package io.dstream.pipe.stage;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.Input;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.PipelineText.SourceName;
import java.util.Optional;

/**
 * The argument that defines a merge of values: a function of two values, or an aggregate's name.
 */
@FunctionalInterface
interface MergeArgument {
  /**
   * Resolves the types.
   *
   * @param value the value to merge
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
