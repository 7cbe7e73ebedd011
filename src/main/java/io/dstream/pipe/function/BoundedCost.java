package io.dstream.pipe.function;

import io.dstream.pipe.text.PipelineException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Divide;
import org.apache.spark.sql.catalyst.expressions.EqualNullSafe;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.IntegralDivide;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.LessThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.Like;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Multiply;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.Remainder;
import org.apache.spark.sql.catalyst.expressions.Substring;
import org.apache.spark.sql.catalyst.expressions.Subtract;
import org.apache.spark.sql.catalyst.expressions.UnaryMinus;

/**
 * Checks that the cost of an expression per row is bounded by the length of the row and of the
 * text, for conditions from the network. A function such as {@code repeat} may use up all memory,
 * and a regular expression unlimited time. The check precedes the analyzer, which itself evaluates
 * some arguments, such as the schema of {@code from_json}.
 */
final class BoundedCost {
  private static final Set<Class<? extends Expression>> ALLOWED =
      Set.of(
          Add.class,
          And.class,
          CaseWhen.class,
          Cast.class,
          Divide.class,
          EqualNullSafe.class,
          EqualTo.class,
          GreaterThan.class,
          GreaterThanOrEqual.class,
          In.class,
          IntegralDivide.class,
          IsNotNull.class,
          IsNull.class,
          LessThan.class,
          LessThanOrEqual.class,
          Literal.class,
          Multiply.class,
          Not.class,
          Or.class,
          Remainder.class,
          Substring.class,
          Subtract.class,
          UnaryMinus.class,
          UnresolvedAttribute.class);

  private static final Set<String> FUNCTIONS =
      Set.of(
          "abs",
          "coalesce",
          "contains",
          "endswith",
          "get_json_object",
          "if",
          "isnan",
          "isnotnull",
          "isnull",
          "length",
          "lower",
          "startswith",
          "substr",
          "substring",
          "upper");

  /** LIKE patterns that need no regular expression: text with % at either end, or one within. */
  private static final String SIMPLE_PATTERN = "%?[^%_\\\\]*%?|[^%_\\\\]+%[^%_\\\\]+";

  private BoundedCost() {}

  /**
   * Checks an expression before it is resolved and before any part of it is evaluated.
   *
   * @throws PipelineException for the first rejected part
   */
  static void check(Expression parsed, BodyText body) {
    Trees.visit(
        parsed,
        node -> {
          if (!isAllowed(node)) {
            throw new PipelineException(
                body.range(node.origin(), 1),
                name(node) + " is refused here",
                "there are comparisons, arithmetic, AND, OR, NOT, IN, CASE, CAST, LIKE with a"
                    + " wildcard at an end, and the functions "
                    + String.join(", ", new TreeSet<>(FUNCTIONS)));
          }
        });
  }

  private static String name(Expression node) {
    if (node instanceof UnresolvedFunction call) {
      return String.join(".", Trees.list(call.nameParts()));
    }
    return node.prettyName().contains("unresolved") ? "this" : node.prettyName(); // no SQL name
  }

  private static boolean isAllowed(Expression node) {
    if (node instanceof Like like) {
      return like.right() instanceof Literal pattern
          && pattern.value() != null
          && pattern.value().toString().matches(SIMPLE_PATTERN);
    }
    return node instanceof UnresolvedFunction call
        ? FUNCTIONS.contains(name(call).toLowerCase(Locale.ROOT))
        : ALLOWED.contains(node.getClass());
  }
}
