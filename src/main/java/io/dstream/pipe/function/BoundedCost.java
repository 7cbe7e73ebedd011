package io.dstream.pipe.function;

import io.dstream.pipe.text.PipelineException;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Abs;
import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.Contains;
import org.apache.spark.sql.catalyst.expressions.Divide;
import org.apache.spark.sql.catalyst.expressions.EndsWith;
import org.apache.spark.sql.catalyst.expressions.EqualNullSafe;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetJsonObject;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.IntegralDivide;
import org.apache.spark.sql.catalyst.expressions.IsNaN;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.Length;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.LessThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.Like;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Lower;
import org.apache.spark.sql.catalyst.expressions.Multiply;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.Remainder;
import org.apache.spark.sql.catalyst.expressions.StartsWith;
import org.apache.spark.sql.catalyst.expressions.Substring;
import org.apache.spark.sql.catalyst.expressions.Subtract;
import org.apache.spark.sql.catalyst.expressions.UnaryMinus;
import org.apache.spark.sql.catalyst.expressions.Upper;

/**
 * The expressions whose cost on a row is bounded by the length of the row and of the text: for
 * conditions that come over the network. A function such as {@code repeat} may take all memory, a
 * regular expression all time.
 */
final class BoundedCost {
  private static final Set<Class<? extends Expression>> ALLOWED =
      Set.of(
          Abs.class,
          Add.class,
          And.class,
          AttributeReference.class,
          CaseWhen.class,
          Cast.class,
          Coalesce.class,
          Contains.class,
          Divide.class,
          EndsWith.class,
          EqualNullSafe.class,
          EqualTo.class,
          GetJsonObject.class,
          GreaterThan.class,
          GreaterThanOrEqual.class,
          If.class,
          In.class,
          IntegralDivide.class,
          IsNaN.class,
          IsNotNull.class,
          IsNull.class,
          Length.class,
          LessThan.class,
          LessThanOrEqual.class,
          Literal.class,
          Lower.class,
          Multiply.class,
          Not.class,
          Or.class,
          Remainder.class,
          StartsWith.class,
          Substring.class,
          Subtract.class,
          UnaryMinus.class,
          Upper.class);

  /** What needs no regular expression: a text at the beginning, the end, both, or anywhere. */
  private static final String SIMPLE_PATTERN = "%?[^%_\\\\]*%?|[^%_\\\\]+%[^%_\\\\]+";

  private BoundedCost() {}

  /**
   * Checks an expression before anything of it is evaluated.
   *
   * @throws PipelineException at the first part that is refused
   */
  static void check(Expression resolved, BodyText body) {
    Trees.visit(
        resolved,
        node -> {
          if (!isAllowed(node)) {
            throw new PipelineException(
                body.range(node.origin(), 1),
                node.prettyName() + " is refused here",
                "comparisons, arithmetic, AND, OR, NOT, IN, CASE, LIKE with a wildcard at an end, and a few"
                    + " functions such as lower, length, substring, startswith are not");
          }
        });
  }

  private static boolean isAllowed(Expression node) {
    return node instanceof Like like
        ? like.right() instanceof Literal pattern
            && pattern.value() != null
            && pattern.value().toString().matches(SIMPLE_PATTERN)
        : ALLOWED.contains(node.getClass());
  }
}
