package io.dstream.pipe.function;

import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.Argument.Parameter;
import io.dstream.pipe.text.PipelineException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.Star;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.UnresolvedWindowExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;

/**
 * Checks the body of a function before Spark resolves it. It finds functions that do not exist or
 * that a pipeline rejects, and SQL that is not allowed in a function of one record.
 */
final class ParsedCheck {
  private final FunctionNames names;
  private final Argument.Function function;
  private final BodyText body;

  ParsedCheck(FunctionRegistry registry, Argument.Function function) {
    this.function = function;
    this.body = BodyText.of(function);
    this.names = FunctionNames.ofFunction(registry, body);
  }

  /** Returns all errors in the body. Rejected syntax is not examined further. */
  List<PipelineException> mistakes(Expression parsed) {
    List<PipelineException> mistakes = new ArrayList<>();
    try {
      names.refuseClock();
    } catch (PipelineException e) {
      mistakes.add(e);
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
      names.check(call);
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

  /**
   * Rejects functions that are called without parentheses, such as current_date. A parameter of the
   * same name takes precedence.
   */
  private void checkName(UnresolvedAttribute attribute) {
    String name = attribute.nameParts().head();
    boolean isParameter =
        function.parameters().stream().map(Parameter::name).anyMatch(name::equalsIgnoreCase);
    if (!isParameter && attribute.nameParts().size() == 1) {
      names.refuse(name, attribute.origin(), Optional.empty());
    }
  }
}
