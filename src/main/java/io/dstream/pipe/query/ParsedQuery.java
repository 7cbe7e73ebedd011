package io.dstream.pipe.query;

import io.dstream.pipe.function.BodyText;
import io.dstream.pipe.function.FunctionNames;
import io.dstream.pipe.function.Trees;
import io.dstream.pipe.text.PipelineException;
import io.dstream.spec.Nearest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AnyValue;
import org.apache.spark.sql.catalyst.expressions.aggregate.First;
import org.apache.spark.sql.catalyst.expressions.aggregate.Last;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;

/**
 * Checks a parsed query before it is resolved. It may read only views and call only functions that
 * exist.
 */
final class ParsedQuery {
  private final BodyText text;
  private final FunctionNames functions;
  private final Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> within = new HashSet<>();
  private final Set<String> read = new TreeSet<>();

  /**
   * @param views the names of the available views
   */
  ParsedQuery(BodyText text, FunctionNames functions, Collection<String> views) {
    this.text = text;
    this.functions = functions;
    this.known.addAll(views);
  }

  /**
   * Checks the whole query.
   *
   * @return the names of the views that it reads
   * @throws PipelineException for the first error
   */
  Set<String> check(LogicalPlan parsed) {
    functions.refuseClock();
    Plans.visit(
        parsed,
        plan -> {
          if (plan instanceof UnresolvedWith with) {
            Trees.list(with.cteRelations()).forEach(named -> within.add(lower(named._1())));
          }
        });
    Plans.visit(parsed, this::checkPlan);
    return read;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void checkPlan(LogicalPlan plan) {
    if (plan instanceof Command || plan instanceof ParsedStatement) {
      throw new PipelineException(
          text.at(), "only a query can be run here, and no other statement");
    }
    if (plan instanceof ScriptTransformation) {
      throw new PipelineException(
          text.range(plan.origin(), 1), "a query that runs a program is refused");
    }
    if (plan instanceof UnresolvedRelation relation) {
      checkRelation(relation);
    }
    Plans.expressions(plan, this::checkExpression);
  }

  private void checkExpression(Expression node) {
    if (node instanceof UnresolvedFunction call) {
      functions.check(call);
    }
    if (node instanceof First || node instanceof Last || node instanceof AnyValue) {
      functions.refuse(node.prettyName(), node.origin(), Optional.empty()); // grammar keywords
    }
  }

  private void checkRelation(UnresolvedRelation relation) {
    List<String> parts = Trees.list(relation.multipartIdentifier());
    String name = String.join(".", parts);
    if (parts.size() == 1 && within.contains(lower(name))) {
      return;
    }
    Optional<String> view =
        parts.size() == 1
            ? known.stream().filter(name::equalsIgnoreCase).findFirst()
            : Optional.empty();
    read.add(
        view.orElseThrow(
            () ->
                new PipelineException(
                    text.range(relation.origin(), name.length()),
                    "there is no view " + name,
                    Nearest.hint(
                        name,
                        known,
                        (known.size() == 1 ? "the only view is " : "views are ")
                            + String.join(", ", known)
                            + "; a view is a source, or a table of --table"))));
  }
}
