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
 * Resolves functions of a pipeline: Spark's parser reads the body, and Spark's analyzer resolves it
 * against the parameters, which are the columns of an empty relation. No session is needed, and no
 * SparkContext: an analyzer of its own over Spark's built-in functions does it.
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

  /** They resolve only what takes little time and memory, whoever wrote it. */
  public static Functions ofBoundedCost() {
    return new Functions(true);
  }

  /** What resolves them, and queries. */
  public SqlAnalyzer analyzer() {
    return analyzer;
  }

  /** The names of the functions that a pipeline may call, in their order; no operators. */
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
   * @param inputs what the parameters stand for, in their order, as many as there are parameters
   * @return the body, bound to the columns that {@code inputs} name; a bracketed tuple of two in it
   *     is a pair in the sense of {@link StreamType}
   * @throws PipelineException with the place, when Spark does not understand the body, or a
   *     pipeline refuses it
   */
  public Expression resolve(Argument.Function function, List<Input> inputs) {
    return resolve(function, inputs, UnaryOperator.identity());
  }

  /**
   * Resolves a function for NULL in place of one argument whose type is not known.
   *
   * @param inputs what the other parameters stand for
   * @param index the parameter that is NULL
   */
  public Expression resolveWithNull(Argument.Function function, List<Input> inputs, int index) {
    List<Input> all = new ArrayList<>(inputs);
    all.add(index, new Input(Literal.create(null, DataTypes.NullType)));
    return resolve(function, all, new NullArgument(function.parameters().get(index).name())::in);
  }

  /** Applies {@code change} to the body when it is parsed and checked, and not yet resolved. */
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
          } catch (Exception e) { // of the analyzer, or of a constant such as 1 / 0
            throw body.mistake(e);
          }
        });
  }

  private static Expression parsed(Argument.Function function) throws ParseException {
    return new CatalystSqlParser().parseExpression(function.body());
  }

  /**
   * The mistakes in a function that it has whatever its parameters are: of syntax, or a function
   * that there is not, or that a pipeline refuses.
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
    // LIKE '%text%' looks for the text, and matches no regular expression
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

  /** The body in an analyzed plan, which is still one projection of one relation. */
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
