package io.dstream.pipe.function;

import io.dstream.pipe.text.PipelineException;
import io.dstream.spec.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.trees.Origin;

/**
 * Checks the names of functions in an SQL text and rejects those that do not exist or are not
 * allowed.
 *
 * @param inQuery whether the text is a query over many records, not a function of one record
 */
public record FunctionNames(FunctionRegistry registry, BodyText body, boolean inQuery) {
  /** Literals for the current date or time. Spark reads the clock when it parses them. */
  private static final Pattern CLOCK_LITERAL =
      Pattern.compile(
          "\\b(date|timestamp(_ltz|_ntz)?)\\s*['\"]\\s*(now|today|tomorrow|yesterday)\\b",
          Pattern.CASE_INSENSITIVE);

  static FunctionNames ofFunction(FunctionRegistry registry, BodyText body) {
    return new FunctionNames(registry, body, false);
  }

  /**
   * Rejects literals for the current date or time.
   *
   * @throws PipelineException if there is one
   */
  public void refuseClock() {
    Matcher clock = CLOCK_LITERAL.matcher(body.text());
    if (clock.find()) {
      throw new PipelineException(
          body.at(), "a date or time that is " + clock.group(3) + " is refused");
    }
  }

  /**
   * Checks a function call.
   *
   * @throws PipelineException if there is no such function or it is rejected
   */
  public void check(UnresolvedFunction call) {
    List<String> parts = Trees.list(call.nameParts());
    String name = String.join(".", parts);
    Optional<ExpressionInfo> known =
        parts.size() == 1
            ? Trees.optional(registry.lookupFunction(new FunctionIdentifier(name)))
            : Optional.empty();
    if (known.isEmpty() && reason(name).isEmpty()) {
      throw new PipelineException(
          body.range(call.origin(), name.length()),
          "there is no function " + name,
          Nearest.hint(name, names(), "functions are those of Spark SQL"));
    }
    refuse(name, call.origin(), known);
  }

  /**
   * Rejects a function that is not allowed.
   *
   * @param known Spark's description of the function, whose group may not be allowed
   * @throws PipelineException if it is rejected
   */
  public void refuse(String name, Origin origin, Optional<ExpressionInfo> known) {
    reason(name)
        .or(() -> known.flatMap(this::groupReason))
        .ifPresent(
            reason -> {
              throw new PipelineException(
                  body.range(origin, name.length()), name + " is refused: " + reason);
            });
  }

  private Optional<String> reason(String name) {
    return inQuery ? RefusedFunctions.reasonInQuery(name) : RefusedFunctions.reason(name);
  }

  private Optional<String> groupReason(ExpressionInfo info) {
    return inQuery ? Optional.empty() : RefusedFunctions.groupReason(info.getGroup());
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    Trees.list(registry.listFunction()).forEach(function -> names.add(function.funcName()));
    names.removeIf(name -> reason(name).isPresent());
    return names;
  }
}
