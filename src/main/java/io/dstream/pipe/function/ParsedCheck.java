package io.dstream.pipe.function;

import io.dstream.pipe.text.Argument.Parameter;
import io.dstream.pipe.text.PipelineException;
import io.dstream.spec.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.Star;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.UnresolvedWindowExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.trees.Origin;

/**
 * Checks the body of a function before Spark resolves it: names of functions that there are not, or
 * that a pipeline refuses, and SQL that has no place in a function of one record.
 */
final class ParsedCheck {
  /** The clock as a literal. Spark reads it when it parses. */
  private static final Pattern CLOCK_LITERAL =
      Pattern.compile(
          "\\b(date|timestamp(_ltz|_ntz)?)\\s*['\"]\\s*(now|today|tomorrow|yesterday)\\b",
          Pattern.CASE_INSENSITIVE);

  private final FunctionRegistry registry;
  private final BodyText body;

  ParsedCheck(FunctionRegistry registry, BodyText body) {
    this.registry = registry;
    this.body = body;
  }

  /** All mistakes in the body; what is refused is not looked into. */
  List<PipelineException> mistakes(Expression parsed) {
    List<PipelineException> mistakes = new ArrayList<>();
    Matcher clock = CLOCK_LITERAL.matcher(body.function().body());
    if (clock.find()) {
      mistakes.add(
          new PipelineException(
              body.function().bodyAt(),
              "a date or time that is " + clock.group(3) + " is refused"));
    }
    look(parsed, mistakes);
    return mistakes;
  }

  private void look(Expression node, List<PipelineException> mistakes) {
    String refused = refusedSyntax(node);
    if (!refused.isEmpty()) {
      mistakes.add(
          new PipelineException(
              body.range(node.origin(), 1), refused + " has no place in a function of one record"));
      return;
    }
    try {
      checkNode(node);
    } catch (PipelineException e) {
      mistakes.add(e);
    }
    Trees.children(node).forEach(child -> look(child, mistakes));
  }

  private static String refusedSyntax(Expression node) {
    if (node instanceof PlanExpression<?>) {
      return "a subquery";
    } else if (node instanceof WindowExpression || node instanceof UnresolvedWindowExpression) {
      return "a window function";
    }
    return node instanceof Star ? "*" : "";
  }

  private void checkNode(Expression node) {
    if (node instanceof UnresolvedFunction call) {
      checkCall(call);
    } else if (node instanceof UnresolvedAttribute name) {
      checkName(name);
    } else if (node instanceof CreateNamedStruct tuple) {
      checkNames(tuple);
    }
  }

  private void checkNames(CreateNamedStruct tuple) {
    Set<String> names = new HashSet<>();
    for (Expression value : Trees.list(tuple.valExprs())) {
      if (value instanceof Alias alias && !names.add(alias.name().toLowerCase(Locale.ROOT))) {
        throw new PipelineException(
            body.range(alias.origin(), 1), "a row has one column " + alias.name() + " at most");
      }
    }
  }

  private void checkCall(UnresolvedFunction call) {
    List<String> parts = Trees.list(call.nameParts());
    String name = String.join(".", parts);
    Optional<ExpressionInfo> known =
        parts.size() == 1
            ? Trees.optional(registry.lookupFunction(new FunctionIdentifier(name)))
            : Optional.empty();
    if (known.isEmpty() && RefusedFunctions.reason(name).isEmpty()) {
      throw new PipelineException(
          body.range(call.origin(), name.length()),
          "there is no function " + name,
          Nearest.hint(name, names(), "functions are those of Spark SQL"));
    }
    refuse(name, call.origin(), known);
  }

  private void refuse(String name, Origin origin, Optional<ExpressionInfo> known) {
    RefusedFunctions.reason(name)
        .or(() -> known.flatMap(info -> RefusedFunctions.groupReason(info.getGroup())))
        .ifPresent(
            reason -> {
              throw new PipelineException(
                  body.range(origin, name.length()), name + " is refused: " + reason);
            });
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    Trees.list(registry.listFunction()).forEach(function -> names.add(function.funcName()));
    names.removeIf(name -> RefusedFunctions.reason(name).isPresent());
    return names;
  }

  /** Some functions are called without brackets, such as current_date; a parameter goes first. */
  private void checkName(UnresolvedAttribute attribute) {
    String name = attribute.nameParts().head();
    boolean isParameter =
        body.function().parameters().stream().map(Parameter::name).anyMatch(name::equalsIgnoreCase);
    if (!isParameter && attribute.nameParts().size() == 1) {
      refuse(name, attribute.origin(), Optional.empty());
    }
  }
}
