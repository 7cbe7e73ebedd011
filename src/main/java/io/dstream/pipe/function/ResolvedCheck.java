package io.dstream.pipe.function;

import io.dstream.pipe.text.PipelineException;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.CurrentDate;
import org.apache.spark.sql.catalyst.expressions.CurrentTimestampLike;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Generator;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;

/**
 * Checks the resolved expression of a function, independent of function names. No part of it may
 * change from call to call, read the clock, or need more than one record.
 */
final class ResolvedCheck {
  private ResolvedCheck() {}

  /**
   * @throws PipelineException for the first rejected expression
   */
  static void check(Expression resolved, BodyText body) {
    Trees.visit(
        resolved,
        node ->
            reason(node)
                .ifPresent(
                    reason -> {
                      throw new PipelineException(
                          body.range(node.origin(), 1),
                          node.prettyName() + " is refused: " + reason);
                    }));
  }

  private static Optional<String> reason(Expression node) {
    if (node instanceof CurrentTimestampLike || node instanceof CurrentDate) {
      return RefusedFunctions.reason("now");
    }
    if (isNondeterministic(node)) {
      return RefusedFunctions.reason("rand");
    }
    if (node instanceof AggregateFunction) {
      return RefusedFunctions.groupReason("agg_funcs");
    }
    if (node instanceof Generator) {
      return RefusedFunctions.groupReason("generator_funcs");
    }
    return node instanceof Unevaluable
            && !(node instanceof AttributeReference || node instanceof RuntimeReplaceable)
        ? Optional.of("it has no place in a function of one record")
        : Optional.empty();
  }

  /** Returns whether a node itself, not one of its children, is nondeterministic. */
  private static boolean isNondeterministic(Expression node) {
    return !node.deterministic()
        && Trees.children(node).stream().allMatch(Expression::deterministic);
  }
}
