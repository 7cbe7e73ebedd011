package io.dstream.pipe.function;

import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.Argument.Parameter;
import io.dstream.pipe.text.PipelineException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.optimizer.ConstantFolding$;
import org.apache.spark.sql.catalyst.optimizer.LikeSimplification$;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions$;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import scala.Option;

/**
 * Resolves functions of a pipeline. Spark's parser reads the body, and Spark's analyzer resolves it
 * against the parameters, which are the columns of an empty relation. It has its own analyzer with
 * Spark's built-in functions, so it needs neither a session nor a SparkContext.
 */
public final class Functions {
  private final SqlAnalyzer analyzer = new SqlAnalyzer();
  private final boolean bounded;

  public Functions() {
    this(false);
  }

  private Functions(boolean bounded) {
    this.bounded = bounded;
  }

  /** Creates a resolver for untrusted functions that accepts only those with bounded cost. */
  public static Functions ofBoundedCost() {
    return new Functions(true);
  }

  /** Returns the analyzer, which also resolves queries. */
  public SqlAnalyzer analyzer() {
    return analyzer;
  }

  /** Returns the names of the functions that a pipeline may call, sorted, without operators. */
  public static List<String> names() {
    FunctionRegistry registry = FunctionRegistry$.MODULE$.builtin();
    return Trees.list(registry.listFunction()).stream()
        .filter(function -> isAllowed(function, registry))
        .map(FunctionIdentifier::funcName)
        .filter(name -> Character.isLetter(name.charAt(0)))
        .sorted()
        .toList();
  }

  private static boolean isAllowed(FunctionIdentifier function, FunctionRegistry registry) {
    return RefusedFunctions.reason(function.funcName())
        .or(
            () ->
                Trees.optional(registry.lookupFunction(function))
                    .flatMap(info -> RefusedFunctions.groupReason(info.getGroup())))
        .isEmpty();
  }

  /**
   * Resolves a function.
   *
   * @param inputs the values of the parameters, one for each parameter in order
   * @return the body, bound to the columns of {@code inputs}; a tuple of two in parentheses is a
   *     pair as defined in {@link StreamType}
   * @throws PipelineException with the position, if Spark does not understand the body or a
   *     pipeline rejects it
   */
  public Expression resolve(Argument.Function function, List<Input> inputs) {
    return resolve(function, inputs, UnaryOperator.identity());
  }

  /**
   * Resolves a function with NULL in place of one argument of unknown type.
   *
   * @param inputs the values of the other parameters
   * @param index the index of the parameter that is NULL
   */
  public Expression resolveWithNull(Argument.Function function, List<Input> inputs, int index) {
    List<Input> all = new ArrayList<>(inputs);
    all.add(index, new Input(Literal.create(null, DataTypes.NullType)));
    return resolve(function, all, new NullArgument(function.parameters().get(index).name())::in);
  }

  /** Applies {@code change} to the body after it is parsed and checked, before it is resolved. */
  private Expression resolve(
      Argument.Function function, List<Input> inputs, UnaryOperator<Expression> change) {
    if (function.parameters().size() != inputs.size()) {
      throw new IllegalArgumentException(function.parameters() + " for " + inputs);
    }
    BodyText body = BodyText.of(function);
    return SqlSettings.with(
        () -> {
          try {
            Expression parsed = parsed(function);
            List<PipelineException> mistakes =
                new ParsedCheck(analyzer.registry(), function).mistakes(parsed);
            if (!mistakes.isEmpty()) {
              throw mistakes.get(0);
            }
            if (bounded) {
              BoundedCost.check(parsed, body);
            }
            return analyzed(change.apply(Tuples.name(parsed)), function, inputs);
          } catch (PipelineException e) {
            throw e;
          } catch (Exception e) { // from the analyzer, or from a constant such as 1 / 0
            throw body.mistake(e);
          }
        });
  }

  private static Expression parsed(Argument.Function function) throws ParseException {
    return new CatalystSqlParser().parseExpression(function.body());
  }

  /**
   * Returns the errors in a function that do not depend on its parameters: syntax errors, and
   * functions that do not exist or that a pipeline rejects.
   */
  public List<PipelineException> mistakes(Argument.Function function) {
    return SqlSettings.with(
        () -> {
          try {
            return new ParsedCheck(analyzer.registry(), function).mistakes(parsed(function));
          } catch (ParseException e) {
            return List.of(BodyText.of(function).mistake(e));
          }
        });
  }

  private Expression analyzed(Expression parsed, Argument.Function function, List<Input> inputs)
      throws AnalysisException {
    BodyText body = BodyText.of(function);
    List<AttributeReference> columns = columns(function, inputs);
    Alias alias =
        new Alias(
            parsed,
            "body",
            NamedExpression.newExprId(),
            Trees.none(),
            Option.empty(),
            Trees.none());
    LogicalPlan plan =
        new Project(
            Trees.seq(List.of(alias)), new LocalRelation(Trees.seq(columns), Trees.none(), false));
    LogicalPlan resolved = analyzer.analyzed(plan);
    ResolvedCheck.check(only(resolved, body), body);
    LogicalPlan replaced = ReplaceExpressions$.MODULE$.apply(resolved);
    LogicalPlan folded = ConstantFolding$.MODULE$.apply(replaced);
    // LIKE '%text%' becomes a text search instead of a regular expression
    Expression result = only(LikeSimplification$.MODULE$.apply(folded), body);
    return bound(result, columns, inputs);
  }

  private static List<AttributeReference> columns(Argument.Function function, List<Input> inputs) {
    List<AttributeReference> columns = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      Input input = inputs.get(columns.size());
      columns.add(
          new AttributeReference(
              parameter.name(),
              input.type(),
              input.nullable(),
              Metadata.empty(),
              NamedExpression.newExprId(),
              Trees.none()));
    }
    return columns;
  }

  /** Returns the body in an analyzed plan, which must be one projection of one relation. */
  private static Expression only(LogicalPlan plan, BodyText body) {
    if (plan instanceof Project project
        && project.child() instanceof LocalRelation
        && project.projectList().size() == 1
        && project.projectList().head() instanceof Alias alias) {
      return alias.child();
    }
    throw new PipelineException(body.at(), "this has no place in a function of one record");
  }

  private static Expression bound(
      Expression resolved, List<AttributeReference> columns, List<Input> inputs) {
    Map<ExprId, Expression> values = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      values.put(columns.get(i).exprId(), inputs.get(i).value());
    }
    return Trees.rewrite(
        resolved,
        node -> {
          if (node instanceof AttributeReference column) {
            return values.get(column.exprId());
          }
          return node instanceof GetStructField field
              ? Tuples.field(field.child(), field.ordinal())
              : TextSearch.faster(node);
        });
  }
}
